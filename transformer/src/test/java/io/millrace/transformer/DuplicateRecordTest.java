package io.millrace.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Ending;
import io.millrace.common.command.Ending.Kind;
import io.millrace.common.command.SourceRecord;
import io.millrace.common.event.EventFamily;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each field of what stands in {@code pipeline.outcomes} of an event that came again. */
class DuplicateRecordTest {
    @TempDir
    private Path state;

    @Test
    void shouldTellEverythingOfAnEventThatCameAgain() {
        try (var rig = new Rig(EventFamily.ORDERS, state, Map.of())) {
            // Given
            rig.pipe(Occurrence.of("e-1", "order.paid", "2026-11-01T10:00:00Z", "A"));

            // When
            rig.pipe(Occurrence.of("e-1", "order.paid", "2026-11-01T10:00:00Z", "A")
                    .at(Given.NOON.plus(Duration.ofHours(1))));

            // Then
            assertThat(rig.endings()).containsExactly(new Ending(EventFamily.ORDERS, "e-1", "order.paid",
                    Kind.DUPLICATE, "transformer",
                    Optional.of(new Ending.Cause("duplicate", "the first one was dealt with",
                            Optional.of(new SourceRecord("commerce.orders", 0, 0, Given.NOON)))),
                    Optional.empty(), Given.NOON.plus(Duration.ofHours(1)), Given.NOON,
                    new SourceRecord("commerce.orders", 0, 1, Given.NOON.plus(Duration.ofHours(1)))));
        }
    }
}
