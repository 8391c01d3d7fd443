package io.millrace.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.lab.bench.OutageReport.Effects;
import io.millrace.lab.bench.OutageReport.Memory;
import io.millrace.lab.bench.OutageReport.Written;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageReportTest {
    private static final Map<String, List<String>> SENT = Map.of("a", List.of("1", "2"), "b", List.of("1", "2"));

    @ParameterizedTest(name = "{0} -> {1} lost, {2} twice, {3} out of order")
    @CsvSource(textBlock = """
            12,   0, 0, 0
            1,    1, 0, 0
            2,    1, 0, 0
            112,  0, 1, 0
            1222, 0, 2, 0
            21,   0, 0, 1
            121,  0, 1, 1
            """)
    void shouldCountWhatIsMissingTwiceOrOutOfOrder(String taken, long lost, long twice, long disordered) {
        // When
        var effects = Effects.of(SENT, Map.of("a", List.of(taken.split("")), "b", List.of("1", "2")));

        // Then
        assertThat(effects).isEqualTo(new Effects(lost, twice, disordered));
    }

    @Test
    void shouldCountAnOrderAsLostWhenNothingOfItWasTaken() {
        // Then
        assertThat(Effects.of(SENT, Map.of("a", List.of("1", "2")))).isEqualTo(new Effects(2, 0, 0));
    }

    @Test
    void shouldKnowWhichEventsAreAboutWhichOrder() {
        // Then
        assertThat(OutageReport.sent(new Orders(2), 7)).isEqualTo(Map.of("order-0", List.of("1", "2"), "order-1",
                List.of("1", "2"), "order-2", List.of("1", "2"), "order-3", List.of("1")));
    }

    private static OutageReport report(boolean drained, boolean ready, long lost, Written topics) {
        return new OutageReport(100, 50, Optional.of(Duration.ofSeconds(3)).filter(_ -> drained),
                new Effects(lost, 0, 0), topics, ready, new Memory(1, 2));
    }

    @Test
    void shouldSayThatThePromisesAreKeptWhenAllAre() {
        // When
        var report = report(true, true, 0, new Written(100, 0, 0));

        // Then
        assertThat(report.isKept()).isTrue();
        assertThat(report.toString()).endsWith("kept");
    }

    @ParameterizedTest(name = "drained {0}, ready {1}, lost {2}, endings {3}, dead letters {4}, retried {5}")
    @CsvSource(textBlock = """
            false, true,  0, 100, 0, 0
            true,  false, 0, 100, 0, 0
            true,  true,  1, 100, 0, 0
            true,  true,  0, 99,  0, 0
            true,  true,  0, 101, 0, 0
            true,  true,  0, 100, 1, 0
            true,  true,  0, 100, 0, 1
            """)
    void shouldSayThatAPromiseIsBrokenWhenOneIs(boolean drained, boolean ready, long lost, long endings,
            long deadLetters, long retried) {
        // When
        var report = report(drained, ready, lost, new Written(endings, deadLetters, retried));

        // Then
        assertThat(report.isKept()).isFalse();
        assertThat(report.toString()).endsWith("BROKEN");
    }
}
