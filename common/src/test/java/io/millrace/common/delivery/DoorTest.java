package io.millrace.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.budget.Budget;
import io.millrace.common.budget.BudgetConfig;
import io.millrace.common.budget.InFlight;
import io.millrace.common.budget.Priority;
import io.millrace.common.delivery.Door.Sign;
import io.millrace.common.gate.Gate;
import io.millrace.common.gate.Trouble;
import io.millrace.common.gate.Trouble.Extent;
import io.millrace.common.gate.Trouble.Failing;
import io.millrace.common.gate.Trouble.Misconfigured;
import io.millrace.common.gate.Trouble.Throttled;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DoorTest {
    private final Budget budget = new Budget(new BudgetConfig(new InFlight.Fixed(2), OptionalDouble.empty()));
    private final Gate account = gate();
    private final Gate entity = gate();
    private final Gate other = gate();
    private final Door door = new Door(budget, account, entity);
    private final Tenure tenure = Tenure.unlimited();

    private static Gate gate() {
        return new Gate("a target", new Random(1), InstantSource.system());
    }

    private void pass(Sign sign) throws Abandoned {
        door.pass(new Door.Caller(Priority.LIVE_ORDERS, tenure), () -> sign, told -> told);
    }

    @Test
    void shouldCloseForAllWhenTheTargetIsInTrouble() throws Exception {
        // When
        pass(new Sign.Met(new Failing("HTTP 503", Optional.empty())));

        // Then
        assertThat(new Door(budget, account, other).isClosed()).isTrue();
    }

    @Test
    void shouldCloseForOneKindOnlyWhenOnlyThatIsMisconfigured() throws Exception {
        // When
        pass(new Sign.Met(new Misconfigured("no right", Extent.ENTITY)));

        // Then
        assertThat(door.isClosed()).isTrue();
        assertThat(new Door(budget, account, other).isClosed()).isFalse();
        assertThat(entity.misconfiguration()).contains("no right");
    }

    @Test
    void shouldStayOpenWhenNoAnswerCame() throws Exception {
        // When
        pass(new Sign.Silence());

        // Then
        assertThat(door.isClosed()).isFalse();
        assertThat(budget.snapshot().dropped()).isEqualTo(1);
    }

    @Test
    void shouldTellTheBudgetWhenTheTargetThrottles() throws Exception {
        // When
        pass(new Sign.Met(new Throttled("HTTP 429", Optional.empty())));

        // Then
        assertThat(budget.snapshot().dropped()).isEqualTo(1);
    }

    @Test
    void shouldProbeAndOpenWhenTheTargetIsWellAgain() throws Exception {
        // Given
        Trouble down = new Failing("HTTP 503", Optional.empty());
        pass(new Sign.Met(down));

        // When
        pass(new Sign.Well());

        // Then
        assertThat(door.isClosed()).isFalse();
    }

    @Test
    void shouldMakeNoCallWhenTheMandateIsOver() {
        // Given
        tenure.end();
        var calls = new AtomicInteger();

        // When
        var failure = assertThatThrownBy(() -> door.pass(new Door.Caller(Priority.REPLAY, tenure),
                calls::incrementAndGet, _ -> new Sign.Well()));

        // Then
        failure.isInstanceOf(Abandoned.class);
        assertThat(calls).hasValue(0);
        assertThat(budget.snapshot().inFlight()).isZero();
    }
}
