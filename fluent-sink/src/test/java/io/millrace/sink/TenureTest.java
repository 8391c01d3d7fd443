package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class TenureTest {
    private final Tenure tenure = new Tenure();

    private static ConsumerRecord<String, byte[]> record(long offset) {
        return new ConsumerRecord<>("topic", 0, offset, "key", new byte[0]);
    }

    @Test
    void shouldWakeWhoWaitsWhenItEnds() {
        // Given
        var abandoned = new CompletableFuture<Boolean>();
        var interrupted = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            try {
                tenure.await(() -> {
                    new CountDownLatch(1).await();
                    return 0;
                });
            } catch (Abandoned e) {
                abandoned.complete(true);
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });

        // When
        tenure.end();

        // Then
        assertThat(abandoned).succeedsWithin(Duration.ofSeconds(10));
        assertThat(interrupted).isCompletedWithValue(false);
    }

    @Test
    void shouldWakeWhoPausesWhenItEnds() {
        // Given
        var thread = Thread.ofVirtual().start(() -> {
            try {
                tenure.pause(Duration.ofHours(1));
            } catch (Abandoned _) {
                // Expected: this is what ends the thread.
            }
        });

        // When
        tenure.end();

        // Then
        await().until(() -> !thread.isAlive());
    }

    @Test
    void shouldTakeNoMoreWorkWhenItIsOver() {
        // When
        tenure.end();

        // Then
        assertThat(tenure.enter()).isFalse();
        assertThatThrownBy(tenure::check).isInstanceOf(Abandoned.class);
        assertThatThrownBy(() -> tenure.pause(Duration.ofHours(1))).isInstanceOf(Abandoned.class);
    }

    @Test
    void shouldTellThePositionOnceWhenItMoves() {
        // Given
        tenure.begin(record(7));
        tenure.begin(record(8));
        var first = tenure.toCommit();

        // When
        tenure.finish(record(8));
        var second = tenure.toCommit();
        tenure.finish(record(7));
        var third = tenure.toCommit();

        // Then
        assertThat(first).hasValue(7);
        assertThat(second).isEmpty();
        assertThat(third).hasValue(9);
    }

    @Test
    void shouldWaitForWorkThatHasBegunWhenDrained() throws Exception {
        // Given
        tenure.enter();
        tenure.end();

        // When
        var tooEarly = tenure.awaitIdle(Duration.ofMillis(50));
        tenure.leave();
        var drained = tenure.awaitIdle(Duration.ofSeconds(10));

        // Then
        assertThat(tooEarly).isFalse();
        assertThat(drained).isTrue();
    }

    @Test
    void shouldBeFullWhenAThousandRecordsWait() {
        // When
        for (var offset = 0L; offset < 1_000; offset++) {
            tenure.begin(record(offset));
        }

        // Then
        assertThat(tenure.fullness()).isEqualTo(100);
    }
}
