package io.millrace.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.common.start.CannotStart;
import org.junit.jupiter.api.Test;

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
        // When / Then
        assertThatThrownBy(() -> ContainerKafka.start(() -> false))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("needs a container engine");
    }
}
