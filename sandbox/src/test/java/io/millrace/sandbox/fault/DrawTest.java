package io.millrace.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DrawTest {
    private static final String BUSY = "busy";
    private static final String BROKEN = "broken";

    private final Dice dice = new Dice(7);
    private final Draw<String> draw = new Draw<>(dice);

    @Test
    void shouldTakeWhatIsNextInTurnBeforeAnythingByChance() {
        // Given
        draw.share(1, BROKEN);
        draw.next(2, BUSY);

        // When
        var taken = taken(3);

        // Then
        assertThat(taken).containsExactly(Optional.of(BUSY), Optional.of(BUSY), Optional.of(BROKEN));
    }

    @Test
    void shouldHitAboutTheShareThatWasAskedFor() {
        // Given
        draw.share(0.1, BUSY);
        draw.share(0.3, BROKEN);

        // When
        var taken = taken(10_000);

        // Then
        assertThat(taken).filteredOn(Optional.of(BUSY)::equals).hasSizeBetween(900, 1_100);
        assertThat(taken).filteredOn(Optional.of(BROKEN)::equals).hasSizeBetween(2_850, 3_150);
    }

    @Test
    void shouldHitTheSameOnesAgainWhenTheSeedIsTheSame() {
        // Given
        draw.share(0.5, BUSY);
        dice.seed(42);
        var first = taken(100);
        dice.seed(42);

        // When
        var second = taken(100);

        // Then
        assertThat(second).isEqualTo(first).contains(Optional.empty(), Optional.of(BUSY));
    }

    @Test
    void shouldShowWhatIsLeft() {
        // Given
        draw.next(3, BUSY);
        draw.share(0.25, BROKEN);

        // When
        draw.take();

        // Then
        assertThat(draw.rules()).containsExactly(new Rule<>(2, 0, BUSY), new Rule<>(0, 0.25, BROKEN));
    }

    @Test
    void shouldRefuseSharesThatAreMoreThanAllTogether() {
        // Given
        draw.share(0.6, BUSY);

        // When / Then
        assertThatIllegalArgumentException().isThrownBy(() -> draw.share(0.5, BROKEN));
        assertThat(draw.rules()).containsExactly(new Rule<>(0, 0.6, BUSY));
    }

    private List<Optional<String>> taken(int times) {
        return Stream.generate((Supplier<Optional<String>>) draw::take).limit(times).toList();
    }
}
