package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.deadletter.Story.Setback;
import io.millrace.common.delivery.AckedWrites;
import io.millrace.common.delivery.Attempt;
import io.millrace.common.delivery.BlockedKeys;
import io.millrace.common.delivery.Chain;
import io.millrace.common.delivery.ChainMetrics;
import io.millrace.common.delivery.ChainSetup;
import io.millrace.common.delivery.DeliveryClients;
import io.millrace.common.delivery.Itinerary;
import io.millrace.common.delivery.Tenure;
import io.millrace.common.delivery.Tiers;
import io.millrace.common.delivery.Verdict;
import io.millrace.common.delivery.WriteFailed;
import io.millrace.common.event.EventFamily;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import io.millrace.common.topic.TopicsConfig;
import io.millrace.sandbox.kafka.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members of one group that come and go while records fail and columns are given up and taken up again. */
final class MembersIT {
    private static final int KEYS = 12;
    private static final int ROUNDS = 40;

    private final KafkaSettings kafka = KafkaSettings.at(TestBroker.shared().bootstrapServers());
    private final Topics topics = new Topics(new TopicsConfig("members-" + UUID.randomUUID() + ".", 3, 1,
            Duration.ofDays(1), Duration.ofDays(1), List.of(Duration.ofMillis(200), Duration.ofMillis(500))));
    private final Topic<String, ?> main = topics.fluent(EventFamily.CUSTOMERS);
    private final DeliveryClients clients = new DeliveryClients(kafka);
    private final Map<String, List<Integer>> effects = new ConcurrentHashMap<>();
    private final Set<String> troubled = ConcurrentHashMap.newKeySet();
    private final List<Member> members = new ArrayList<>();
    private KafkaProducer<String, byte[]> producer;
    private int produced;

    private record Member(Chain chain, CompletableFuture<Void> end) {}

    @BeforeEach
    void open() throws Exception {
        producer = clients.producer();
        try (var setup = TopicSetup.connect(kafka)) {
            setup.create(topics.all(), topics.replication());
        }
    }

    @AfterEach
    void close() throws Exception {
        while (!members.isEmpty()) {
            stopOldest();
        }
        producer.close();
    }

    private void start() {
        var itinerary = new Itinerary(main.name(), topics.retries(main).stream().map(Topic::name).toList(),
                topics.outcomes().name(), new Tiers(topics.retryDelays()));
        var chain = new Chain(new ChainSetup(main.name() + "-group", itinerary, BlockedKeys.CONTINUE, this::work,
                new Uncounted(), Duration.ofSeconds(2)), clients, producer, InstantSource.system());
        var end = new CompletableFuture<Void>();
        Thread.ofPlatform().start(() -> {
            try {
                chain.run();
                end.complete(null);
            } catch (Exception e) {
                end.completeExceptionally(e);
            }
        });
        members.add(new Member(chain, end));
    }

    private void stopOldest() throws Exception {
        var member = members.removeFirst();
        member.chain().stop();
        try {
            member.end().get(60, TimeUnit.SECONDS);
        } finally {
            member.chain().close();
        }
    }

    /** One record in seven fails once; the ending of one in eleven cannot be written at first. */
    private Verdict work(Attempt attempt, Tenure tenure) {
        var record = attempt.record();
        var number = Integer.parseInt(new String(record.value(), StandardCharsets.UTF_8));
        var name = record.key() + "/" + number;
        if (number % 7 == 3 && attempt.story().setbacks().isEmpty()) {
            return new Verdict.Retry(attempt.story().failed(new Setback(Instant.now(), "work", "planned"), 1));
        }
        effects.computeIfAbsent(record.key(), _ -> Collections.synchronizedList(new ArrayList<>())).add(number);
        return new Verdict.Ended(false, () -> {
            if (number % 11 == 5 && troubled.add(name)) {
                throw new WriteFailed(topics.outcomes().name(), new TimeoutException("planned"));
            }
            var headers = new RecordHeaders();
            attempt.origin().writeTo(headers);
            return new AckedWrites(producer).append(new ProducerRecord<>(topics.outcomes().name(),
                    record.partition(), null, record.key(), new byte[0], headers));
        });
    }

    private void produce(int rounds) throws Exception {
        for (var round = 0; round < rounds; round++, produced++) {
            for (var key = 0; key < KEYS; key++) {
                var _ = producer.send(new ProducerRecord<>(main.name(), "key-" + key,
                        Integer.toString(produced).getBytes(StandardCharsets.UTF_8)));
            }
        }
        producer.flush();
    }

    /** An effect may be repeated when its ending was not written, but before the next one only. */
    private List<Integer> inOrder(String key) {
        var seen = new ArrayList<Integer>();
        for (var number : List.copyOf(effects.getOrDefault(key, List.of()))) {
            if (seen.isEmpty() || !seen.getLast().equals(number)) {
                seen.add(number);
            }
        }
        return seen;
    }

    private void reached(int number) {
        await().atMost(Duration.ofSeconds(60)).until(() -> IntStream.range(0, KEYS)
                .allMatch(key -> effects.getOrDefault("key-" + key, List.of()).contains(number)));
    }

    @Test
    void shouldLoseNothingAndKeepTheOrderWhenMembersComeAndGo() throws Exception {
        // Given
        start();
        produce(ROUNDS / 4);
        reached(0);

        // When
        start();
        produce(ROUNDS / 4);
        start();
        produce(ROUNDS / 4);
        reached(ROUNDS / 2);
        stopOldest();
        produce(ROUNDS / 4);
        stopOldest();

        // Then
        reached(ROUNDS - 1);
        var all = IntStream.range(0, ROUNDS).boxed().toList();
        for (var key = 0; key < KEYS; key++) {
            assertThat(inOrder("key-" + key)).isEqualTo(all);
        }
        assertThat(troubled).hasSize(KEYS * 4);
    }

    /** Counts nothing. */
    private static final class Uncounted implements ChainMetrics {
        @Override
        public void read() {}

        @Override
        public void abandoned() {}

        @Override
        public void moved(int tier, boolean parked) {}

        @Override
        public void holds(int columns) {}
    }
}
