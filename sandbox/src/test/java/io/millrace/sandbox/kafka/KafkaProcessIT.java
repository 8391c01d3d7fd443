package io.millrace.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KafkaProcessIT {

    @Test
    void shouldKeepEveryAckedRecordWhenKilledAndRestarted() throws Exception {
        try (var kafka = KafkaProcess.start(EmbeddedKafkaOptions.temporary())) {
            // Given
            var acked = IntStream.range(0, 100).mapToObj(Integer::toString).toList();
            Records.create(kafka, "orders");
            Records.write(kafka, "orders", acked);
            // When
            kafka.kill();
            kafka.restart();
            // Then
            Records.write(kafka, "orders", List.of("after"));
            assertThat(Records.read(kafka, "orders")).containsAll(acked).endsWith("after").hasSize(101);
        }
    }
}
