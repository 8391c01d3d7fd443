package io.millrace.common.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ManualTime time = new ManualTime();
    private final List<Caller> callers = new ArrayList<>();

    @AfterEach
    void interruptWhoStillWaits() throws InterruptedException {
        for (var caller : callers) {
            caller.interrupt();
        }
    }

    @Test
    void shouldLetTheHighestClassGoNextWhenAPlaceIsFree() throws Exception {
        // Given
        var budget = fixed(1);
        var holder = budget.enter(Priority.REPLAY);
        var replay = waiting(budget, Priority.REPLAY);
        var order = waiting(budget, Priority.LIVE_ORDERS);

        // When
        holder.close();

        // Then
        order.awaitPermit();
        assertThat(replay.hasPermit()).isFalse();
        assertThat(budget.snapshot().of(Priority.REPLAY).waiting()).isEqualTo(1);
    }

    @Test
    void shouldFreeOnePlaceOnlyWhenAPermitIsClosedTwice() throws Exception {
        // Given
        var budget = fixed(2);
        var first = budget.enter(Priority.PRODUCTS);
        var second = budget.enter(Priority.PRODUCTS);

        // When
        first.close();
        first.close();

        // Then
        assertThat(budget.snapshot().inFlight()).isEqualTo(1);
        second.close();
    }

    @Test
    void shouldGoOnWithTheOthersWhenAWaitingCallerIsInterrupted() throws Exception {
        // Given
        var budget = fixed(1);
        var holder = budget.enter(Priority.LIVE_ORDERS);
        var interrupted = waiting(budget, Priority.LIVE_ORDERS);
        var patient = waiting(budget, Priority.REPLAY);

        // When
        interrupted.interrupt();
        holder.close();

        // Then
        patient.awaitPermit();
        assertThat(interrupted.hasPermit()).isFalse();
        assertThat(budget.snapshot().inFlight()).isEqualTo(1);
    }

    @Test
    void shouldHoldNobodyBackWhenThereIsNoRate() throws Exception {
        // Given
        var budget = fixed(100);

        // When
        for (var i = 0; i < 100; i++) {
            budget.enter(Priority.PRODUCTS);
        }

        // Then
        assertThat(budget.snapshot().inFlight()).isEqualTo(100);
        assertThat(time.alarms()).isZero();
    }

    @Test
    void shouldLetTheNextGoWhenTheRateAllowsIt() throws Exception {
        // Given
        var budget = new Budget(new BudgetConfig(new InFlight.Fixed(100), OptionalDouble.of(4)), time);
        budget.enter(Priority.PRODUCTS).close();
        var next = waiting(budget, Priority.PRODUCTS);
        time.pass(SECOND / 4 - 1);
        var justBefore = budget.snapshot().of(Priority.PRODUCTS);

        // When
        time.pass(1);

        // Then
        next.awaitPermit();
        assertThat(justBefore.entered()).isEqualTo(1);
        assertThat(budget.snapshot().of(Priority.PRODUCTS).waited()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void shouldTakeAPartOfPlacesAndRateWhenItSharesATarget() throws Exception {
        // Given
        var budget = new Budget(new BudgetConfig(new InFlight.Fixed(10), OptionalDouble.of(40)), time);

        // When
        budget.share(0.25);

        // Then
        var snapshot = budget.snapshot();
        assertThat(snapshot.limit()).isEqualTo(2);
        assertThat(snapshot.requestsPerSecond()).hasValue(10);
    }

    @Test
    void shouldLetCallersGoSoonerWhenItsShareGrows() throws Exception {
        // Given
        var budget = new Budget(new BudgetConfig(new InFlight.Fixed(10), OptionalDouble.of(1)), time);
        budget.share(0.01);
        budget.enter(Priority.PRODUCTS).close();
        var next = waiting(budget, Priority.PRODUCTS);
        budget.share(1);

        // When
        time.pass(SECOND);

        // Then
        next.awaitPermit();
    }

    @Test
    void shouldRefuseAShareThatIsNone() {
        // Given
        var budget = fixed(1);

        // When / Then
        for (var share : new double[]{0, -1, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> budget.share(share)).hasMessageContaining("more than 0 and at most 1");
        }
    }

    @Test
    void shouldAllowLessWhenTheTargetDropsARequest() throws Exception {
        // Given
        var budget = new Budget(new BudgetConfig(new InFlight.Adaptive(64), OptionalDouble.empty()), time);
        var before = budget.snapshot().limit();
        var permit = budget.enter(Priority.LIVE_ORDERS);
        permit.dropped();

        // When
        permit.close();

        // Then
        assertThat(budget.snapshot().limit()).isLessThan(before);
        assertThat(budget.snapshot().dropped()).isEqualTo(1);
    }

    @Test
    void shouldLearnNothingWhenARequestSaysNothingAboutLoad() throws Exception {
        // Given
        var budget = new Budget(new BudgetConfig(new InFlight.Adaptive(64), OptionalDouble.empty()), time);
        var before = budget.snapshot();

        // When
        budget.enter(Priority.LIVE_ORDERS).close();

        // Then
        assertThat(budget.snapshot().limit()).isEqualTo(before.limit());
    }

    @Test
    void shouldShowWhatItDoesAsMeters() throws Exception {
        // Given
        var budget = fixed(3);
        var registry = new SimpleMeterRegistry();
        BudgetMeters.bind(budget, "fluent", registry);

        // When
        budget.enter(Priority.LIVE_ORDERS);

        // Then
        assertThat(registry.get("millrace.budget.limit").tag("target", "fluent").gauge().value()).isEqualTo(3);
        assertThat(registry.get("millrace.budget.in.flight").gauge().value()).isEqualTo(1);
        assertThat(registry.get("millrace.budget.rate").gauge().value()).isInfinite();
        assertThat(registry.get("millrace.budget.wait").tag("priority", "live-orders").functionTimer().count())
                .isEqualTo(1);
    }

    private Budget fixed(int places) {
        return new Budget(new BudgetConfig(new InFlight.Fixed(places), OptionalDouble.empty()), time);
    }

    /** A caller that waits now. */
    private Caller waiting(Budget budget, Priority priority) {
        var before = budget.snapshot().of(priority).waiting();
        var caller = new Caller(budget, priority);
        callers.add(caller);
        await().until(() -> budget.snapshot().of(priority).waiting() > before);
        return caller;
    }
}
