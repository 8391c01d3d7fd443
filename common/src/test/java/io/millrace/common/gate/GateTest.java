package io.millrace.common.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.millrace.common.gate.Trouble.Failing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

final class GateTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Trouble DOWN = new Failing("HTTP 503", Optional.empty());

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Gate gate = new Gate("a target", new Random(1), now::get);

    private void close() throws InterruptedException {
        try (var pass = enter()) {
            pass.met(DOWN);
        }
    }

    @Test
    void shouldLetEverybodyThroughWhenAllIsWell() throws Exception {
        // When
        try (var first = enter(); var second = enter()) {
            first.well();
            second.well();
        }

        // Then
        assertThat(gate.trouble()).isEmpty();
    }

    @Test
    void shouldLetOneProbeThroughWhenThePauseIsOver() throws Exception {
        // Given
        close();
        now.set(NOON.plusSeconds(1));
        var through = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var probe = enter();
            for (var i = 0; i < 10; i++) {
                threads.execute(() -> {
                    enterQuietly();
                    through.incrementAndGet();
                });
            }
            await().during(Duration.ofMillis(200)).until(() -> through.get() == 0);

            // When
            probe.well();

            // Then
            await().until(() -> through.get() == 10);
            assertThat(gate.trouble()).isEmpty();
        }
    }

    private void enterQuietly() {
        try (var pass = enter()) {
            pass.well();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Gate.Pass enter() throws InterruptedException {
        while (true) {
            gate.await();
            var pass = gate.enter();
            if (pass.isPresent()) {
                return pass.get();
            }
        }
    }

    @Test
    void shouldCloseOnceWhenManyCallsMeetTheSameTrouble() throws Exception {
        // Given
        var first = enter();
        var second = enter();

        // When
        first.met(DOWN);
        second.met(DOWN);
        now.set(NOON.plusMillis(260));
        var probe = CompletableFuture.supplyAsync(() -> {
            enterQuietly();
            return true;
        });

        // Then
        assertThat(probe).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void shouldStayClosedWhenACallFromBeforeSucceeds() throws Exception {
        // Given
        var early = enter();
        close();

        // When
        early.well();

        // Then
        assertThat(gate.trouble()).contains(DOWN);
    }

    @Test
    void shouldLetTheNextProbeThroughWhenOneEndsWithoutAVerdict() throws Exception {
        // Given
        close();
        now.set(NOON.plusSeconds(1));

        // When
        enter().close();
        enterQuietly();

        // Then
        assertThat(gate.trouble()).isEmpty();
    }

    @Test
    void shouldWaitAsLongAsTheTargetAsksWhenThatIsLonger() throws Exception {
        // Given
        try (var pass = enter()) {
            pass.met(new Trouble.Throttled("HTTP 429", Optional.of(Duration.ofSeconds(90))));
        }
        now.set(NOON.plusSeconds(89));
        var waiting = Thread.ofVirtual().start(this::enterQuietly);

        // When
        await().during(Duration.ofMillis(200)).until(waiting::isAlive);
        now.set(NOON.plusSeconds(90));

        // Then
        await().until(() -> !waiting.isAlive());
    }

    @ParameterizedTest(name = "reached before: {0}")
    @ValueSource(booleans = {true, false})
    void shouldCallForAPersonWhenTheTargetWasNeverReached(boolean before) throws Exception {
        // When
        try (var pass = enter()) {
            pass.met(new Trouble.Unreachable("no such host", before));
        }

        // Then
        assertThat(gate.misconfiguration()).isEqualTo(before ? Optional.empty() : Optional.of("no such host"));
    }

    private void meets(Trouble trouble) throws InterruptedException {
        now.set(now.get().plusSeconds(120));
        try (var pass = enter()) {
            pass.met(trouble);
        }
    }

    @Test
    void shouldTellTheLogOfTheBeginningEachKindOfTroubleAndTheEndOnceEach() throws Exception {
        // Given
        var log = (Logger) LoggerFactory.getLogger(Gate.class);
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        log.addAppender(heard);
        log.setLevel(Level.INFO);
        var throttled = new Trouble.Throttled("HTTP 429", Optional.empty());

        // When
        for (var i = 0; i < 50; i++) {
            meets(DOWN);
            meets(throttled);
        }
        now.set(now.get().plusSeconds(120));
        enterQuietly();
        enterQuietly();

        // Then
        log.detachAppender(heard);
        log.setLevel(null);
        assertThat(heard.list).extracting(ILoggingEvent::getFormattedMessage).satisfiesExactly(
                first -> assertThat(first).isEqualTo("Calls to a target wait"),
                change -> assertThat(change).isEqualTo("Calls to a target wait for another reason now"),
                last -> assertThat(last).startsWith("Calls to a target go on after PT"));
        assertThat(heard.list).extracting(ILoggingEvent::getLevel)
                .containsExactly(Level.WARN, Level.WARN, Level.INFO);
    }
}
