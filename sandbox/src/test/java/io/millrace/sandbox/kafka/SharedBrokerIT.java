package io.millrace.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

final class SharedBrokerIT {

    @Test
    void shouldBeOneForTheWholeJvm() {
        // When
        var broker = TestBroker.shared();
        // Then
        assertThat(TestBroker.shared()).isSameAs(broker);
    }

    @Test
    void shouldNameTheKindsWhenAskedForAnother() {
        assertThatThrownBy(() -> TestBroker.start("redpanda"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("embedded or container");
    }

    @Test
    void shouldSayWhatIsMissingWithoutAContainerEngine() {
        // Given
        assumeFalse(DockerClientFactory.instance().isDockerAvailable());
        // When / Then
        assertThatThrownBy(() -> TestBroker.start("container"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("needs a container engine");
    }
}
