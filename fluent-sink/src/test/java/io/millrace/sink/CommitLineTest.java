package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommitLineTest {

    @ParameterizedTest(name = "begun {0}, finished {1} -> {2}")
    @CsvSource(nullValues = "-", textBlock = """
            7,       -,       7,  1
            7,       7,       8,  0
            7 8 9,   8 9,     7,  3
            7 8 9,   7 9,     8,  2
            7 8 9,   9 8 7,   10, 0
            7 20 33, 7,       20, 2
            7 20 33, 7 20 33, 34, 0
            """)
    void shouldStopAtTheLowestUnfinishedRecordWhenLaterOnesAreFinished(String begun, String finished, long position,
            int uncommitted) {
        // Given
        var line = new CommitLine();
        Arrays.stream(begun.split(" ")).map(Long::valueOf).forEach(line::begin);

        // When
        if (finished != null) {
            Arrays.stream(finished.split(" ")).map(Long::valueOf).forEach(line::finish);
        }

        // Then
        assertThat(line.position()).hasValue(position);
        assertThat(line.uncommitted()).isEqualTo(uncommitted);
    }

    @Test
    void shouldHaveNothingToCommitWhenNothingWasRead() {
        // When
        var position = new CommitLine().position();

        // Then
        assertThat(position).isEmpty();
    }

    @RepeatedTest(50)
    void shouldNeverPassAnUnfinishedRecordWhateverTheOrder(RepetitionInfo run) {
        // Given
        var random = new Random(run.getCurrentRepetition());
        var line = new CommitLine();
        var open = new ArrayList<Long>();
        for (var offset = 0L; offset < 200; offset += 1 + random.nextInt(3)) {
            line.begin(offset);
            open.add(offset);
        }
        var left = new HashSet<>(open);
        Collections.shuffle(open, random);

        for (var offset : open) {
            // When
            line.finish(offset);
            left.remove(offset);

            // Then
            var lowest = left.stream().min(Long::compare);
            assertThat(line.position().orElseThrow()).isEqualTo(lowest.orElse(Collections.max(open) + 1));
        }
    }
}
