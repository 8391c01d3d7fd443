package io.millrace.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CommitNoteTest {

    @Test
    void shouldBeReadBackAsItWasWritten() {
        // When
        var note = CommitNote.of(1_234_567);

        // Then
        assertThat(CommitNote.read(note)).hasValue(1_234_567);
    }

    @Test
    void shouldSayNothingWhenSomebodyElseCommitted() {
        // Then
        assertThat(CommitNote.read("")).isEmpty();
        assertThat(CommitNote.read("endings=")).isEmpty();
        assertThat(CommitNote.read("reset by hand")).isEmpty();
    }
}
