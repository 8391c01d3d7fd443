package io.millrace.transformer.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.transformer.memory.EntityRow.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntityRowTest {
    private static final long WINDOW = 100;

    @Test
    void shouldForgetAnEventWhenItIsOlderThanTwoWindows() {
        // Given
        var row = EntityRow.EMPTY.remember(List.of(identity(1)), new Place(1, 1_000), WINDOW)
                .remember(List.of(identity(2)), new Place(2, 1_001), WINDOW);

        // When
        var later = row.remember(List.of(identity(3)), new Place(3, 1_201), WINDOW);

        // Then
        assertThat(later.seen()).extracting(Seen::identity).containsExactly(identity(2), identity(3));
    }

    @Test
    void shouldKeepWhatIsYoungerWhenAnEventComesLate() {
        // Given
        var row = EntityRow.EMPTY.remember(List.of(identity(1)), new Place(1, 1_000), WINDOW);

        // When
        var later = row.remember(List.of(identity(2)), new Place(2, 500), WINDOW);

        // Then
        assertThat(later.lastEvent()).isEqualTo(1_000);
        assertThat(later.earlier(identity(1), 1_050, WINDOW)).contains(new Place(1, 1_000));
        assertThat(later.earlier(identity(2), 600, WINDOW)).contains(new Place(2, 500));
        assertThat(later.earlier(identity(2), 601, WINDOW)).isEmpty();
    }

    @Test
    void shouldForgetTheFirstWhenThereAreMoreThanABoundedNumber() {
        // Given
        var many = new ArrayList<Seen>();
        for (var i = 0; i < EntityRow.MAX_SEEN; i++) {
            many.add(new Seen(identity(i), new Place(i, 1_000)));
        }
        var row = new EntityRow(1_000, Optional.empty(), Optional.empty(), many);

        // When
        var later = row.remember(List.of(identity(-1)), new Place(EntityRow.MAX_SEEN, 1_000), WINDOW);

        // Then
        assertThat(later.seen()).hasSize(EntityRow.MAX_SEEN);
        assertThat(later.seen().getFirst().identity()).isEqualTo(identity(1));
        assertThat(later.seen().getLast().identity()).isEqualTo(identity(-1));
    }

    private static Fingerprint identity(long number) {
        return new Fingerprint(number, number);
    }
}
