package io.millrace.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.EventFamily;
import io.millrace.common.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The topologies as they are deployed. When this test fails, the names of nodes, stores or topics have changed:
 * instances that run would lose what they remember. Change the golden file only with a plan for them.
 */
class TransformTopologyTest {

    @Test
    void shouldKeepTheTopologyThatIsDeployed() throws IOException {
        // Given
        var topics = new Topics(Given.config(Map.of()).topics());
        var desk = new Desk(new CountedMetrics(), InstantSource.fixed(Given.NOON), new Random(1));
        Function<EventFamily, Step> steps = family -> new Step(family, () -> {
            throw new IllegalStateException("nothing is judged here");
        }, topics.outcomes(), Duration.ofDays(30), desk);

        // When
        var description = Stream.of(EventFamily.ORDERS, EventFamily.CUSTOMERS, EventFamily.PRODUCTS)
                .map(family -> family.word() + "\n" + new TransformTopology(topics).of(steps.apply(family)).describe())
                .collect(Collectors.joining("\n"));

        // Then
        assertThat(description).isEqualTo(Files.readString(Path.of("src/test/resources/topology.txt")));
    }
}
