package io.millrace.transformer.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashjoin.jsonata.Jsonata;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** An evaluation ends, whatever the template does. */
class BoundsTest {
    private static final String DEPTH = "($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(%d))";
    private static final String ENDLESS = "($f := function($n) { $f($n + 1) }; $f(0))";

    private final AtomicLong now = new AtomicLong();

    @Test
    void shouldStopWhatNeverEndsWhenItsTimeIsUp() {
        // Given
        var bounds = new Bounds(() -> now.getAndAdd(Duration.ofMillis(100).toNanos()));

        // When / Then: a tail call nests no deeper, so that nothing but time stops it
        assertThatThrownBy(() -> evaluate(bounds, ENDLESS)).hasMessageContaining("takes longer than 5 s");
    }

    @Test
    void shouldLetEachEvaluationHaveItsTime() {
        // Given
        var bounds = new Bounds(now::get);
        evaluate(bounds, DEPTH.formatted(5));
        now.addAndGet(Duration.ofMinutes(1).toNanos());

        // When
        var result = evaluate(bounds, "$sum([1..1000].($ + 1))");

        // Then
        assertThat(result).asString().startsWith("501500");
    }

    @Test
    void shouldStopWhatNestsTooDeepAndForgetItsDepth() {
        // Given
        var bounds = new Bounds(now::get);

        // When / Then
        assertThatThrownBy(() -> evaluate(bounds, DEPTH.formatted(1_000)))
                .hasMessageContaining("nests deeper than 200");
        assertThat(evaluate(bounds, DEPTH.formatted(10))).isEqualTo(10);
    }

    private static Object evaluate(Bounds bounds, String text) {
        var expression = Jsonata.jsonata(text);
        var bindings = expression.createFrame();
        bounds.begin(bindings);
        return expression.evaluate(null, bindings);
    }
}
