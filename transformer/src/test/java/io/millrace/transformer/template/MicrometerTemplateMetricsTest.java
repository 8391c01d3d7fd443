package io.millrace.transformer.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class MicrometerTemplateMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerTemplateMetrics metrics = new MicrometerTemplateMetrics(registry);

    @Test
    void shouldShowOnlyTheBundleInUseWhenItWasReplaced() {
        // Given
        metrics.live("one");

        // When
        metrics.live("two");

        // Then
        assertThat(registry.find("millrace.transformer.bundle").gauges())
                .singleElement()
                .satisfies(gauge -> {
                    assertThat(gauge.getId().getTags()).containsExactly(Tag.of("bundle", "two"));
                    assertThat(gauge.value()).isOne();
                });
    }

    @Test
    void shouldShowThatABundleIsRefusedUntilItIsMended() {
        // Given
        metrics.live("one");
        metrics.refused();
        var meanwhile = refusedNow();

        // When
        metrics.live("two");

        // Then
        assertThat(meanwhile).isOne();
        assertThat(refusedNow()).isZero();
        assertThat(registry.get("millrace.transformer.template.refusals").counter().count()).isOne();
    }

    private double refusedNow() {
        return registry.get("millrace.transformer.templates.refused").gauge().value();
    }
}
