package io.millrace.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.start.CannotStart;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaIT {

    @Test
    void shouldGiveBackWhatWasWritten() throws Exception {
        try (var kafka = EmbeddedKafka.start()) {
            // Given
            Records.create(kafka, "orders");
            // When
            Records.write(kafka, "orders", List.of("one", "two"));
            // Then
            assertThat(Records.read(kafka, "orders")).containsExactly("one", "two");
        }
    }

    @Test
    void shouldNotCreateTopicsByAccident() throws Exception {
        try (var kafka = EmbeddedKafka.start()) {
            // When / Then
            assertThatThrownBy(() -> Records.write(kafka, "typo", List.of("lost"), Duration.ofSeconds(1)))
                    .hasCauseInstanceOf(TimeoutException.class)
                    .hasMessageContaining("typo");
        }
    }

    @Test
    void shouldKeepRecordsWhenStartedAgainOnTheSameFolder(@TempDir Path folder) throws Exception {
        // Given
        var options = EmbeddedKafkaOptions.temporary().withData(folder.resolve("kafka"));
        try (var kafka = EmbeddedKafka.start(options)) {
            Records.create(kafka, "orders");
            Records.write(kafka, "orders", List.of("kept"));
        }
        // When
        try (var kafka = EmbeddedKafka.start(options)) {
            // Then
            assertThat(Records.read(kafka, "orders")).containsExactly("kept");
        }
    }

    @Test
    void shouldSayWhichPortIsTaken() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Given
            var options = EmbeddedKafkaOptions.temporary().withPort(other.getLocalPort());
            // When / Then
            assertThatThrownBy(() -> EmbeddedKafka.start(options))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("cannot listen on port " + other.getLocalPort());
        }
    }

    @Test
    void shouldSayWhichFolderAnotherBrokerUses(@TempDir Path folder) throws Exception {
        var options = EmbeddedKafkaOptions.temporary().withData(folder);
        try (var kafka = EmbeddedKafka.start(options)) {
            // When / Then
            assertThatThrownBy(() -> EmbeddedKafka.start(options))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("another broker uses the folder " + folder);
            Records.create(kafka, "still-well");
        }
    }
}
