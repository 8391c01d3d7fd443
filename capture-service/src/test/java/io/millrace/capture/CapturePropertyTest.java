package io.millrace.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.capture.Finish.GivenUp;
import io.millrace.capture.NextStep.End;
import io.millrace.capture.NextStep.Later;
import io.millrace.capture.NextStep.Now;
import io.millrace.capture.NextStep.WhenWell;
import io.millrace.capture.Operation.OfElasticPath;
import io.millrace.capture.PolicyConfig.Confirmation;
import io.millrace.capture.PolicyConfig.Marking;
import io.millrace.capture.PolicyConfig.Partial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/**
 * Webhooks of one order, handled one after the other as the chain does it, with calls that fail in every way and
 * crashes between any two steps.
 */
class CapturePropertyTest {
    private static final int ATTEMPTS = 5;
    private static final CapturePlan PLAN = new CapturePlan(new PolicyConfig(Confirmation.OFF, Set.of("COMPLETE"),
            Set.of(), Set.of("COMPLETE"), Partial.HOLD, Marking.OFF));

    /** What became of one request. */
    private record Ended(Finish finish, int crashes) {}

    @Property(tries = 2_000)
    void shouldNeverCaptureATransactionTwiceWhateverFails(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int transactions, @ForAll @IntRange(min = 1, max = 4) int webhooks,
            @ForAll @DoubleRange(min = 0, max = 0.9) double trouble) {
        // Given
        var random = new Random(seed);
        var store = new FakeStore(transactions, random, trouble);

        // When
        for (var i = 0; i < webhooks; i++) {
            deliver(store, random);
        }

        // Then
        assertThat(store.doubles).isZero();
        assertThat(store.types.keySet()).allSatisfy(id -> assertThat(store.captures(id)).isLessThanOrEqualTo(1));
    }

    @Property(tries = 2_000)
    void shouldNeverLeaveAnOrderBehindWhateverFails(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int transactions,
            @ForAll @DoubleRange(min = 0, max = 0.9) double trouble) {
        // Given
        var random = new Random(seed);
        var store = new FakeStore(transactions, random, trouble);

        // When
        var ended = deliver(store, random);
        store.settle();

        // Then
        if (ended.finish() instanceof GivenUp(var failure, var _, var message)) {
            assertThat(failure).isEqualTo(Failure.EXHAUSTED);
            assertThat(message).contains("gave up after " + ATTEMPTS);
        } else {
            assertThat(store.isPaid()).isTrue();
        }
    }

    @Property(tries = 500)
    void shouldEndAsPaidWhenTroubleIsNotTheOrders(@ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int transactions) {
        // Given
        var random = new Random(seed);
        var store = new FakeStore(transactions, random, 0.15);

        // When
        var finishes = new ArrayList<Finish>();
        for (var i = 0; i < 4; i++) {
            finishes.add(deliver(store, random).finish());
        }
        store.settle();

        // Then
        assertThat(store.isPaid()).isTrue();
        assertThat(finishes.getLast()).isNotInstanceOf(GivenUp.class);
    }

    @Property(tries = 500)
    void shouldCaptureTheOthersAndTellWhenAnAuthorisationHasRunOut(@ForAll long seed,
            @ForAll @IntRange(min = 2, max = 4) int transactions) {
        // Given
        var store = new FakeStore(transactions, new Random(seed), 0);
        store.expired.add("t1");

        // When
        var ended = deliver(store, new Random(seed));

        // Then
        assertThat(ended.finish()).isInstanceOfSatisfying(GivenUp.class,
                givenUp -> assertThat(givenUp.failure()).isEqualTo(Failure.EXPIRED));
        assertThat(List.copyOf(store.types.values()).subList(1, transactions)).containsOnly("capture");
    }

    /** All attempts of one request, and crashes after which the same attempt begins again. */
    private static Ended deliver(FakeStore store, Random random) {
        var sent = 0;
        var crashes = 0;
        for (var attempt = 1;; attempt++) {
            var step = Optional.<NextStep>empty();
            while (step.isEmpty()) {
                step = attempt(store, random, sent, crashes < 5);
                if (step.isEmpty()) {
                    crashes++;
                    // Another member takes over only when the calls of this one have ended.
                    store.settle();
                }
            }
            var isLast = attempt == ATTEMPTS;
            switch (step.get()) {
                case End(var finish, var _) -> {
                    return new Ended(finish, crashes);
                }
                case Later later when isLast -> {
                    return new Ended(CapturePlan.exhausted(later, ATTEMPTS).finish(), crashes);
                }
                case Later later -> {
                    sent = later.known().sent();
                    // The record waits in a retry topic.
                    store.settle();
                }
                case Now _,WhenWell _ -> throw new IllegalStateException("it goes on");
            }
        }
    }

    /** One attempt; empty when it ended by a crash. */
    private static Optional<NextStep> attempt(FakeStore store, Random random, int sent, boolean mayCrash) {
        var step = PLAN.start(Known.after(sent));
        while (true) {
            if (mayCrash && random.nextInt(20) == 0) {
                return Optional.empty();
            }
            switch (step) {
                case End end -> {
                    return Optional.of(end);
                }
                case Later later -> {
                    return Optional.of(later);
                }
                case Now(var operation, var known) -> step = call(store, operation, known);
                case WhenWell(var _, var operation, var known) -> step = call(store, operation, known);
            }
        }
    }

    private static NextStep call(FakeStore store, Operation operation, Known known) {
        return switch (operation) {
            case Operation.Confirm _ -> throw new IllegalStateException("Fluent is not asked");
            case OfElasticPath call -> PLAN.next(call, known, store.call(call));
        };
    }
}
