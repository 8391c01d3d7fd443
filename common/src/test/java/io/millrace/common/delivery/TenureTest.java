package io.millrace.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class TenureTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Pulse pulse = new Pulse(Duration.ofSeconds(10), now::get);
    private final Tenure tenure = new Tenure(pulse);

    @Test
    void shouldWakeWhoWaitsWhenItEnds() throws Exception {
        // Given
        var begun = new CountDownLatch(1);
        var interrupted = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            try {
                tenure.await(() -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return 0;
                });
            } catch (Abandoned e) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        // When
        tenure.end();

        // Then
        assertThat(interrupted).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(false);
    }

    @Test
    void shouldTakeNoMoreWorkWhenItIsOver() {
        // When
        tenure.end();

        // Then
        assertThat(tenure.enter()).isFalse();
        assertThatThrownBy(tenure::check).isInstanceOf(Abandoned.class);
        assertThatThrownBy(() -> tenure.await(() -> 0)).isInstanceOf(Abandoned.class);
    }

    @Test
    void shouldLetWhatWasDoneBeWrittenUntilTheColumnMayBeAnothers() throws Exception {
        // Given
        tenure.end();
        tenure.checkWrite();

        // When
        tenure.lose();

        // Then
        assertThatThrownBy(tenure::checkWrite).isInstanceOf(Abandoned.class);
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
    void shouldNotActAfterAPauseOfTheProcessUntilItsMembershipIsConfirmed() {
        // Given
        now.set(NOON.plusSeconds(11));
        var acted = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            try {
                tenure.check();
                acted.complete(true);
            } catch (Abandoned _) {
                acted.complete(false);
            }
        });
        await().during(Duration.ofMillis(300)).until(() -> !acted.isDone());

        // When
        pulse.beat();

        // Then
        assertThat(acted).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
    }

    @Test
    void shouldNotActOrWriteAfterAPauseWhenTheColumnIsLost() {
        // Given
        now.set(NOON.plusSeconds(60));

        // When
        tenure.lose();

        // Then
        assertThatThrownBy(tenure::check).isInstanceOf(Abandoned.class);
        assertThatThrownBy(tenure::checkWrite).isInstanceOf(Abandoned.class);
    }

    @Test
    void shouldNotTrustABeatFromTheFutureWhenTheClockWasSetBack() {
        // When
        now.set(NOON.minusSeconds(5));

        // Then
        assertThat(pulse.isFresh()).isFalse();
    }
}
