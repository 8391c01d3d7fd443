package io.millrace.common.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.VegasLimit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import io.millrace.common.budget.SimulatedTarget.Period;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Why this limit, and none of the library's as it is: the same target under each of them. */
class SteadyLimitTest {
    private static final int PLACES = 48;
    private static final int MOST = 256;
    private static final int START = 16;

    @Test
    void shouldUseTheTargetAndHardlyBeThrottledWhenItHasSettled() {
        // Given
        var target = new SimulatedTarget(new SteadyLimit(MOST), PLACES);
        target.run(5);

        // When
        var minute = target.run(60);

        // Then
        assertThat(minute.answeredPerSecond()).isGreaterThan(0.95 * target.capacity());
        assertThat(minute.throttledShare()).isLessThan(0.01);
    }

    @Test
    void shouldBeAtFullSpeedWithinSecondsWhenALongOutageEnds() {
        // Given
        var target = new SimulatedTarget(new SteadyLimit(MOST), PLACES);
        target.run(20);
        target.away(true);
        target.run(600);
        target.away(false);
        target.run(4);

        // When
        var after = target.run(4);

        // Then
        assertThat(after.answeredPerSecond()).isGreaterThan(0.9 * target.capacity());
    }

    /** The library's limits, as it advises to use them. */
    enum Plain {
        AIMD {
            @Override
            Limit limit() {
                return AIMDLimit.newBuilder().minLimit(1).maxLimit(MOST).initialLimit(START).build();
            }
        },
        AIMD_IN_WINDOWS {
            @Override
            Limit limit() {
                return WindowedLimit.newBuilder().minWindowTime(100, TimeUnit.MILLISECONDS).build(AIMD.limit());
            }
        },
        GRADIENT {
            @Override
            Limit limit() {
                return WindowedLimit.newBuilder()
                        .build(Gradient2Limit.newBuilder().maxConcurrency(MOST).initialLimit(START).build());
            }
        },
        VEGAS {
            @Override
            Limit limit() {
                return WindowedLimit.newBuilder()
                        .build(VegasLimit.newBuilder().maxConcurrency(MOST).initialLimit(START).build());
            }
        };

        abstract Limit limit();
    }

    /** When one of these passes all three conditions, {@link SteadyLimit} can go. */
    @ParameterizedTest
    @EnumSource
    void shouldBeNeededAsLongAsNoPlainLimitDoesAsWell(Plain plain) {
        // Given
        var target = new SimulatedTarget(plain.limit(), PLACES);
        target.run(5);

        // When
        var minute = target.run(60);
        target.away(true);
        target.run(600);
        target.away(false);
        target.run(4);
        var after = target.run(4);

        // Then
        assertThat(isSteady(minute, target) && after.answeredPerSecond() > 0.9 * target.capacity()).isFalse();
    }

    @Test
    void shouldCountABurstOnceWhenItIsDroppedTogether() {
        // Given
        var limit = new SteadyLimit(100).scaled(100, 100);

        // When
        for (var number = 0; number < 50; number++) {
            limit.onSample(0, 10, 100, true);
        }

        // Then
        assertThat(limit.getLimit()).isEqualTo(90);
    }

    @Test
    void shouldNotGrowWhenFewAreInFlight() {
        // Given
        var limit = new SteadyLimit(100);
        var before = limit.getLimit();

        // When
        for (var number = 0; number < 1_000; number++) {
            limit.onSample(number, 1, 1, false);
        }

        // Then
        assertThat(limit.getLimit()).isEqualTo(before);
    }

    @Test
    void shouldKeepWhatItLearnedWhenItsShareChanges() {
        // Given
        var limit = new SteadyLimit(100).scaled(100, 100);
        limit.onSample(0, 10, 100, true);

        // When
        var half = limit.scaled(0.5, 50);

        // Then
        assertThat(half.getLimit()).isEqualTo(45);
        assertThat(half.scaled(2, 100).getLimit()).isEqualTo(90);
    }

    private static boolean isSteady(Period period, SimulatedTarget target) {
        return period.answeredPerSecond() > 0.95 * target.capacity() && period.throttledShare() < 0.01;
    }
}
