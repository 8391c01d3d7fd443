package io.millrace.common.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
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
        var line = new CommitLine(7);
        Arrays.stream(begun.split(" ")).map(Long::valueOf).forEach(line::begin);

        // When
        if (finished != null) {
            Arrays.stream(finished.split(" ")).map(Long::valueOf).forEach(offset -> line.finish(offset, 0));
        }

        // Then
        assertThat(line.position()).isEqualTo(position);
        assertThat(line.uncommitted()).isEqualTo(uncommitted);
    }

    @Test
    void shouldStayWhereItStartedWhenNothingWasRead() {
        // When
        var line = new CommitLine(5);

        // Then
        assertThat(line.position()).isEqualTo(5);
        assertThat(line.lowestEnding(9)).isEqualTo(9);
    }

    @Test
    void shouldNotPassAnAppendThatIsUnderWay() {
        // Given
        var line = new CommitLine(5);
        var first = line.reserve();
        var second = line.reserve();

        // When
        line.begin(6, second);
        line.finish(6, 0);
        var before = line.position();
        line.begin(5, first);
        line.finish(5, 0);

        // Then
        assertThat(before).isEqualTo(5);
        assertThat(line.position()).isEqualTo(7);
    }

    @RepeatedTest(50)
    void shouldNeverPassAnUnfinishedRecordOrForgetItsEndingWhateverTheOrder(RepetitionInfo run) {
        // Given
        var random = new Random(run.getCurrentRepetition());
        var line = new CommitLine(0);
        var open = new ArrayList<Long>();
        var endings = new HashMap<Long, Long>();
        for (var offset = 0L; offset < 200; offset += 1 + random.nextInt(3)) {
            line.begin(offset);
            open.add(offset);
        }
        var left = new HashSet<>(open);
        Collections.shuffle(open, random);

        for (var offset : open) {
            // When
            var ending = random.nextLong(1_000);
            line.finish(offset, ending);
            left.remove(offset);
            endings.put(offset, ending);

            // Then
            long position = left.stream().min(Long::compare).orElse(Collections.max(open) + 1);
            assertThat(line.position()).isEqualTo(position);
            assertThat(line.lowestEnding(1_000)).isEqualTo(endings.entrySet().stream()
                    .filter(entry -> entry.getKey() > position).mapToLong(entry -> entry.getValue()).min()
                    .orElse(1_000));
        }
    }
}
