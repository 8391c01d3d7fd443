package io.millrace.common.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.settings.KafkaSettings;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProducerSettingsTest {

    @ParameterizedTest
    @ValueSource(longs = {100, 5_000, 9_000})
    void shouldBeAcceptedByKafkaAndStayWithinTheDeadline(long deadline) {
        // When
        var settings = ProducerSettings.of(KafkaSettings.at("127.0.0.1:9092"), Duration.ofMillis(deadline));
        // Then
        assertThat(settings)
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", "true")
                .containsEntry("linger.ms", "0")
                .containsEntry("compression.type", "lz4")
                .containsEntry("max.block.ms", (int) deadline / 2)
                .containsEntry("delivery.timeout.ms", (int) deadline);
        assertThat(ProducerConfig.configNames()).containsAll(settings.keySet());
    }
}
