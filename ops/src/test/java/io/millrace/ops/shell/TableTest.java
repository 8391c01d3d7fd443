package io.millrace.ops.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table(List.of("stage", "n"),
            List.of(List.of("transformer", "12"), List.of("sink", "3")));

    @Test
    void shouldAlignColumnsWhenPeopleRead() {
        // When
        var lines = table.lines();

        // Then
        assertThat(lines).containsExactly("stage        n", "transformer  12", "sink         3");
    }

    @Test
    void shouldNameEachCellWhenProgramsRead() {
        // When
        var json = table.json();

        // Then
        assertThat(json).hasToString("[{\"stage\":\"transformer\",\"n\":\"12\"},{\"stage\":\"sink\",\"n\":\"3\"}]");
    }
}
