package io.millrace.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.EventFamily;
import io.millrace.common.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The topology as it is deployed. When this test fails, the names of nodes, stores or topics have changed: instances
 * that run would lose what they remember. Change the golden file only with a plan for them.
 */
class TransformTopologyTest {

    @Test
    void shouldKeepTheTopologyThatIsDeployed() throws IOException {
        // Given
        var desk = new Clerk.Desk(new CountedMetrics(), InstantSource.fixed(Given.NOON), new Random(1));
        var topology = new TransformTopology(new Topics(Given.config(Map.of()).topics()),
                family -> new DecideEvents(family, Duration.ofDays(7), () -> {
                    throw new IllegalStateException("nothing is judged here");
                }, desk));

        // When
        var description = topology.of(List.of(EventFamily.CUSTOMERS, EventFamily.ORDERS)).describe();

        // Then
        assertThat(description).hasToString(Files.readString(Path.of("src/test/resources/topology.txt")));
    }
}
