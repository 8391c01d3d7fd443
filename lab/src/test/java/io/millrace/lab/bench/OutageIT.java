package io.millrace.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.lab.bench.OutageReport.Effects;
import io.millrace.lab.bench.OutageReport.Written;
import io.millrace.sandbox.kafka.TestBroker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A short outage with few orders; {@code ./millrace outage} plays a long one. */
class OutageIT {
    @Test
    void shouldCostTimeOnlyWhenFluentIsOutWhileOrdersArrive() throws Exception {
        try (var target = new SlowTarget(Duration.ofMillis(5))) {
            // Given
            var plan = new OutageRun.Plan(200, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(60));
            var run = new OutageRun(plan, TestBroker.shared(), target, new Random(4), InstantSource.system(), _ -> {});

            // When
            var report = run.report();

            // Then
            assertThat(report.backlog()).isGreaterThan(400);
            assertThat(report.drained()).isPresent();
            assertThat(report.effects()).isEqualTo(new Effects(0, 0, 0));
            assertThat(report.topics()).isEqualTo(new Written(report.events(), 0, 0));
            assertThat(report.isKept()).describedAs(report.toString()).isTrue();
        }
    }
}
