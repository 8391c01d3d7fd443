package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.budget.Budget;
import io.millrace.common.budget.BudgetConfig;
import io.millrace.common.budget.InFlight;
import io.millrace.common.event.EventFamily;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Of 18 partitions in three chains, a budget of 180 places and 360 requests a second. */
final class ShareTest {
    private final Budget budget = new Budget(new BudgetConfig(new InFlight.Fixed(180), OptionalDouble.of(360)));
    private final Share share = new Share(budget, 18);

    private void assertShare(int places, double rate) {
        assertThat(budget.snapshot().limit()).isEqualTo(places);
        assertThat(budget.snapshot().requestsPerSecond()).hasValue(rate);
    }

    @Test
    void shouldTakeAllWhenEveryPartitionIsOurs() {
        // When
        FluentSink.FAMILIES.forEach(family -> share.holds(family, 6));

        // Then
        assertShare(180, 360);
    }

    @Test
    void shouldTakeThePartThatOurPartitionsAreOfAllChains() {
        // When
        share.holds(EventFamily.ORDERS, 3);
        share.holds(EventFamily.CUSTOMERS, 1);
        share.holds(EventFamily.PRODUCTS, 2);

        // Then
        assertShare(60, 120);
    }

    @Test
    void shouldTakeLessWhenPartitionsMoveAwayAndMoreWhenTheyComeBack() {
        // Given
        FluentSink.FAMILIES.forEach(family -> share.holds(family, 6));

        // When
        share.holds(EventFamily.ORDERS, 0);
        share.holds(EventFamily.CUSTOMERS, 3);
        share.holds(EventFamily.PRODUCTS, 0);
        var less = budget.snapshot().limit();
        share.holds(EventFamily.ORDERS, 6);

        // Then
        assertThat(less).isEqualTo(30);
        assertShare(90, 180);
    }

    @Test
    void shouldKeepWhatItHadWhenNoPartitionIsOurs() {
        // Given
        share.holds(EventFamily.ORDERS, 3);

        // When
        share.holds(EventFamily.ORDERS, 0);

        // Then
        assertShare(30, 60);
    }

    @Test
    void shouldNeverTogetherExceedTheBudgetWhenSeveralInstancesShareIt() {
        // Given
        var other = new Budget(new BudgetConfig(new InFlight.Fixed(180), OptionalDouble.of(360)));
        var others = new Share(other, 18);

        // When
        share.holds(EventFamily.ORDERS, 5);
        others.holds(EventFamily.ORDERS, 1);
        FluentSink.FAMILIES.stream().filter(family -> family != EventFamily.ORDERS)
                .forEach(family -> others.holds(family, 6));

        // Then
        assertThat(budget.snapshot().limit() + other.snapshot().limit()).isEqualTo(180);
    }
}
