package io.millrace.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A broker that lost its port to an outgoing connection once ended the JVM of the tests around it. */
final class NoHaltTest {

    @Test
    void shouldFailInPlaceOfEndingTheJvmWhenABrokerCannotGoOn() {
        // Given
        try (var _ = new NoHalt()) {
            // When / Then
            assertThatThrownBy(() -> Exit.halt(1)).isInstanceOf(NoHalt.Refused.class);
            assertThatThrownBy(() -> Exit.exit(1)).isInstanceOf(NoHalt.Refused.class);
        }
    }

    @RepeatedTest(20)
    void shouldKeepAwayFromThePortsOfOutgoingConnectionsWhenAnyPortWillDo() throws Exception {
        // When
        var ports = BrokerPorts.free(0);

        // Then
        assertThat(ports.clients()).isBetween(15_000, 32_000).isNotEqualTo(ports.controller());
        assertThat(ports.controller()).isBetween(15_000, 32_000);
    }
}
