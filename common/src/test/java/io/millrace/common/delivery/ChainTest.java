package io.millrace.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.command.Ending;
import io.millrace.common.command.Headline;
import io.millrace.common.event.EventFamily;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a chain reads, and when: nothing that was polled is lost, and no more is in memory than there is room for. */
final class ChainTest {
    private static final TopicPartition MAIN = new TopicPartition("orders", 0);
    private static final TopicPartition TIER = new TopicPartition("orders.retry.1", 0);
    private static final Itinerary ITINERARY = new Itinerary(MAIN.topic(), List.of(TIER.topic()), "outcomes",
            new Tiers(List.of(Duration.ofMillis(100))));

    private final Logs logs = new Logs();
    private final MockProducer<String, byte[]> producer = logs.producer();
    private final Logs.Reader member = logs.member(List.of(MAIN, TIER));
    private final List<Long> effects = Collections.synchronizedList(new ArrayList<>());
    private final Set<Long> unwritable = ConcurrentHashMap.newKeySet();
    private final Counted counted = new Counted();
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch jammed = new CountDownLatch(1);
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile Work work = this::done;
    private final Chain chain = new Chain(new ChainSetup("group", ITINERARY, BlockedKeys.CONTINUE,
            (attempt, tenure) -> work.attempt(attempt, tenure), counted, Duration.ofSeconds(2)),
            new Chain.Readers(member, logs.reader(), logs.reader()), producer, InstantSource.system());

    private void start(Work what) {
        work = what;
        Thread.ofPlatform().start(() -> {
            try {
                chain.run();
                end.complete(null);
            } catch (Exception e) {
                end.completeExceptionally(e);
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        open.countDown();
        jammed.countDown();
        chain.stop();
        end.get(10, TimeUnit.SECONDS);
        chain.close();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
    }

    private void produce(int records, int keys, int bytes) {
        for (var i = 0; i < records; i++) {
            logs.append(MAIN, "key-" + i % keys, new byte[bytes]);
        }
    }

    /** Has its effect; the ending is written, unless that is planned to fail once. */
    private Verdict done(Attempt attempt, Tenure tenure) {
        var offset = attempt.origin().offset();
        effects.add(offset);
        return new Verdict.Ended(false, () -> {
            if (unwritable.remove(offset)) {
                throw new WriteFailed("outcomes", new TimeoutException("planned"));
            }
            var headers = new RecordHeaders();
            attempt.origin().writeTo(headers);
            new Headline(EventFamily.ORDERS, Ending.Kind.DELIVERED, "a stage").writeTo(headers);
            return new AckedWrites(producer).append(
                    new ProducerRecord<>("outcomes", 0, null, attempt.record().key(), new byte[0], headers));
        });
    }

    private Verdict whenOpen(Attempt attempt, Tenure tenure) throws Abandoned {
        tenure.await(() -> {
            open.await();
            return open;
        });
        return done(attempt, tenure);
    }

    private long committed() {
        var offset = member.committed(Set.of(MAIN)).get(MAIN);
        return offset == null ? -1 : offset.offset();
    }

    @Test
    void shouldReadAgainWhatWasPolledWhenAColumnIsTakenUpAgain() {
        // Given
        produce(20, 20, 10);
        unwritable.addAll(List.of(5L, 13L));

        // When
        start(this::done);

        // Then
        eventually().until(() -> committed() == 20);
        assertThat(effects).containsAll(LongStream.range(0, 20).boxed().toList());
        assertThat(unwritable).isEmpty();
    }

    @Test
    void shouldReadAgainWhatWasPolledWhenTheNextStartIsInterrupted() {
        // Given
        produce(20, 3, 10);
        unwritable.add(5L);

        // When
        start((attempt, tenure) -> {
            if (attempt.origin().offset() == 5 && unwritable.contains(5L)) {
                logs.refuseCommits(2);
            }
            return done(attempt, tenure);
        });

        // Then
        eventually().until(() -> committed() == 20);
        assertThat(effects).containsAll(LongStream.range(0, 20).boxed().toList());
        assertThat(logs.refused()).isEqualTo(2);
    }

    @Test
    void shouldBeginNothingWhileItsFirstCommitIsNotAccepted() {
        // Given
        produce(20, 20, 10);
        logs.refuseCommits(3);
        var refusedBefore = Collections.synchronizedList(new ArrayList<Integer>());

        // When
        start((attempt, tenure) -> {
            refusedBefore.add(logs.refused());
            return done(attempt, tenure);
        });

        // Then
        eventually().until(() -> committed() == 20);
        assertThat(refusedBefore).hasSize(20).containsOnly(3);
    }

    private void assertPausedAt(int most) {
        eventually().until(() -> member.paused().contains(MAIN) && counted.read.get() > 0);
        var read = counted.read.get();
        await().during(Duration.ofMillis(300)).until(() -> counted.read.get() == read);
        assertThat(read).isLessThanOrEqualTo(most);
    }

    private void assertAllDelivered(int records) {
        open.countDown();
        eventually().until(() -> committed() == records);
        assertThat(effects).hasSize(records).doesNotHaveDuplicates();
        eventually().until(() -> !member.paused().contains(MAIN));
    }

    @Test
    void shouldStopReadingWhenOneKeyHasManyRecordsWaiting() {
        // Given
        produce(20_000, 1, 100);

        // When
        start(this::whenOpen);

        // Then
        assertPausedAt(1_000 + Logs.POLLED_AT_ONCE);
        assertAllDelivered(20_000);
        assertThat(effects).isSorted();
    }

    @Test
    void shouldStopReadingWhenManyKeysWait() {
        // Given
        produce(20_000, 20_000, 100);

        // When
        start(this::whenOpen);

        // Then
        assertPausedAt(1_000 + Logs.POLLED_AT_ONCE);
        assertAllDelivered(20_000);
    }

    @Test
    void shouldStopReadingWhenFewLargeRecordsWait() {
        // Given
        IntStream.range(0, 1_200).forEach(i -> logs.append(MAIN, "key-" + i, new byte[64 * 1024]));

        // When
        start(this::whenOpen);

        // Then
        assertPausedAt(Logs.POLLED_AT_ONCE);
        assertAllDelivered(1_200);
    }

    @Test
    void shouldStopReadingWhenOneUnfinishedRecordKeepsManyFromBeingCommitted() {
        // Given
        var records = Chain.MAX_REMEMBERED + 5_000;
        produce(records, records, 1);

        // When
        start((attempt, tenure) -> attempt.origin().offset() == 0
                ? whenOpen(attempt, tenure)
                : done(attempt, tenure));

        // Then
        eventually().until(() -> effects.size() >= Chain.MAX_REMEMBERED - 1 && member.paused().contains(MAIN));
        assertPausedAt(Chain.MAX_REMEMBERED + Logs.POLLED_AT_ONCE);
        assertThat(committed()).isZero();
        assertAllDelivered(records);
    }

    @Test
    void shouldReadOnAfterAJamWhileOneUnfinishedRecordKeepsManyFromBeingCommitted() {
        // Given
        var many = Chain.MAX_REMEMBERED * 3 / 5;
        var jam = new CountDownLatch(1);
        produce(many + 3_000, many + 3_000, 1);
        start((attempt, tenure) -> {
            if (attempt.origin().offset() == many + 100) {
                jam.countDown();
            }
            return attempt.origin().offset() == 0 || (attempt.origin().offset() > many && jammed.getCount() > 0)
                    ? whenFreed(attempt, tenure)
                    : done(attempt, tenure);
        });
        eventually().until(() -> jam.getCount() == 0 && member.paused().contains(MAIN));

        // When
        jammed.countDown();

        // Then
        eventually().until(() -> effects.size() == many + 3_000 - 1);
        assertThat(committed()).isZero();
    }

    /** The first record waits until all may go on, the others until the jam is over. */
    private Verdict whenFreed(Attempt attempt, Tenure tenure) throws Abandoned {
        var latch = attempt.origin().offset() == 0 ? open : jammed;
        tenure.await(() -> {
            latch.await();
            return latch;
        });
        return done(attempt, tenure);
    }

    /** Counts what was read. */
    private static final class Counted implements ChainMetrics {
        private final AtomicInteger read = new AtomicInteger();

        @Override
        public void read() {
            read.incrementAndGet();
        }

        @Override
        public void abandoned() {}

        @Override
        public void moved(int tier, boolean parked) {}

        @Override
        public void holds(int columns) {}
    }
}
