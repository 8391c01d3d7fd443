package io.millrace.common.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Real threads, in any order the machine likes, many of them interrupted: what must hold, holds. */
class BudgetUnderStressTest {
    private static final int CALLERS = 100;
    private static final List<Priority> PRIORITIES = List.of(Priority.values());

    @Property(tries = 30)
    void shouldLoseNoPlaceAndNeverExceedTheLimitWhenCallersAreInterrupted(
            @ForAll @IntRange(min = 1, max = 8) int places,
            @ForAll long seed) throws Exception {
        // Given
        var budget = new Budget(new BudgetConfig(new InFlight.Fixed(places), OptionalDouble.empty()));
        var visits = new Visits(budget);
        var random = new Random(seed);
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < CALLERS; i++) {
            var priority = PRIORITIES.get(random.nextInt(PRIORITIES.size()));
            threads.add(Thread.startVirtualThread(() -> visits.make(priority)));
        }

        // When
        var interrupted = threads.stream().filter(_ -> random.nextInt(3) == 0).toList();
        interrupted.forEach(Thread::interrupt);
        join(threads);

        // Then
        assertThat(visits.most.get()).isLessThanOrEqualTo(places);
        assertThat(visits.done.get()).isGreaterThanOrEqualTo(CALLERS - interrupted.size());
        var after = budget.snapshot();
        assertThat(after.inFlight()).isZero();
        assertThat(after.classes().values()).allSatisfy(turnout -> assertThat(turnout.waiting()).isZero());
    }

    @Property(tries = 5)
    void shouldWakeWhoWaitsForTheRateOnTheJvmsOwnTime(@ForAll @IntRange(min = 1, max = 4) int places) {
        // Given
        var budget = new Budget(new BudgetConfig(new InFlight.Fixed(places), OptionalDouble.of(5_000)));
        var visits = new Visits(budget);

        // When
        for (var i = 0; i < CALLERS; i++) {
            Thread.startVirtualThread(() -> visits.make(Priority.PRODUCTS));
        }

        // Then
        await().untilAsserted(
                () -> assertThat(budget.snapshot().of(Priority.PRODUCTS).entered()).isEqualTo(CALLERS));
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
    }

    /** Counts from outside how many are inside. */
    private static final class Visits {
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private final Budget budget;

        Visits(Budget budget) {
            this.budget = budget;
        }

        void make(Priority priority) {
            try (var permit = budget.enter(priority)) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                // Gives the carrier to another caller while this one is inside.
                LockSupport.parkNanos(1);
                inside.decrementAndGet();
                permit.succeeded();
                done.incrementAndGet();
            } catch (InterruptedException _) {
                // holds no permit
            }
        }
    }
}
