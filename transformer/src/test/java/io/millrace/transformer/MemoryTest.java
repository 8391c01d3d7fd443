package io.millrace.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Ending;
import io.millrace.common.command.Ending.Kind;
import io.millrace.common.event.EventFamily;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chain remembers from one event to the next, with its store and a template that sends one field. */
class MemoryTest {
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final String V1 = "2026-11-01T10:00:00Z";
    private static final String V2 = "2026-11-01T10:00:01Z";
    private static final String V3 = "2026-11-01T10:00:02Z";

    @TempDir
    private Path state;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(EventFamily.ORDERS, state, Map.of());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @ParameterizedTest(name = "after {0}")
    @ValueSource(strings = {"PT0S", "PT1S", "P7D", "-PT1S", "-P7D"})
    void shouldEndAsADuplicateThatNamesTheFirstWhenItComesAgainWithinTheWindow(Duration later) {
        // Given
        rig.pipe(paid("e-0", V1, "A").about("entity-0"), paid("e-1", V1, "A"));

        // When
        rig.pipe(paid("e-1", V1, "A").at(Given.NOON.plus(later)));

        // Then
        assertThat(rig.sent()).hasSize(2);
        assertThat(rig.endings()).singleElement().satisfies(ending -> {
            assertThat(ending.kind()).isEqualTo(Kind.DUPLICATE);
            assertThat(ending.cause().flatMap(Ending.Cause::earlier)).hasValueSatisfying(first -> {
                assertThat(first.topic()).isEqualTo("commerce.orders");
                assertThat(first.offset()).isEqualTo(1);
                assertThat(first.timestamp()).isEqualTo(Given.NOON);
            });
        });
    }

    @Test
    void shouldKnowARepeatWhenBothComeLateByLessThanTheWindow() {
        // Given
        rig.pipe(paid("e-1", V1, "A").at(Given.NOON.minus(WINDOW)), paid("e-2", V2, "B"));

        // When
        rig.pipe(paid("e-1", V1, "A").at(Given.NOON.minus(Duration.ofHours(1))));

        // Then
        assertThat(rig.ends()).containsExactly("DUPLICATE duplicate");
    }

    @Test
    void shouldDecideAnewWhenTheWindowHasPassed() {
        // Given
        rig.pipe(paid("e-1", V1, "A"), paid("e-2", V1, "B"));

        // When
        rig.pipe(paid("e-1", V1, "A").at(Given.NOON.plus(WINDOW).plusMillis(1)));

        // Then
        assertThat(rig.sent()).containsExactly("A", "B", "A");
    }

    @Test
    void shouldKnowARepeatOfWhatWasOvertakenOrUnchanged() {
        // Given
        rig.pipe(paid("e-2", V2, "A"), paid("e-1", V1, "B"), paid("e-3", V3, "A"));

        // When
        rig.pipe(paid("e-1", V1, "B"), paid("e-3", V3, "A"));

        // Then
        assertThat(rig.ends()).containsExactly("STALE stale", "UNCHANGED unchanged", "DUPLICATE duplicate",
                "DUPLICATE duplicate");
    }

    @Test
    void shouldEndAsStaleThatNamesTheNewerWhenItsVersionIsOlder() {
        // Given
        rig.pipe(paid("e-2", V2, "B"));

        // When
        rig.pipe(paid("e-1", V1, "A"));

        // Then
        assertThat(rig.sent()).containsExactly("B");
        assertThat(rig.endings()).singleElement().satisfies(ending -> {
            assertThat(ending.kind()).isEqualTo(Kind.STALE);
            assertThat(ending.cause().flatMap(Ending.Cause::earlier)).hasValueSatisfying(
                    newer -> assertThat(newer.offset()).isZero());
        });
    }

    @Test
    void shouldSendWhenTheVersionIsTheSameSecond() {
        // Given
        rig.pipe(paid("e-1", "2026-11-01T10:00:01.900Z", "A"));

        // When
        rig.pipe(paid("e-2", "2026-11-01T10:00:01.100+00:00", "B"));

        // Then
        assertThat(rig.sent()).containsExactly("A", "B");
    }

    @Test
    void shouldCountAnUnchangedVersionAsAccepted() {
        // Given
        rig.pipe(paid("e-1", V1, "A"), paid("e-3", V3, "A"));

        // When
        rig.pipe(paid("e-2", V2, "B"));

        // Then
        assertThat(rig.sent()).containsExactly("A");
        assertThat(rig.ends()).containsExactly("UNCHANGED unchanged", "STALE stale");
    }

    @Test
    void shouldEndAsUnchangedThatNamesTheEqualWhenTheContentWasSentLast() {
        // Given
        rig.pipe(paid("e-1", V1, "A"));

        // When
        rig.pipe(paid("e-2", V2, "A"));

        // Then
        assertThat(rig.endings()).singleElement().satisfies(ending -> {
            assertThat(ending.kind()).isEqualTo(Kind.UNCHANGED);
            assertThat(ending.cause().flatMap(Ending.Cause::earlier)).hasValueSatisfying(
                    equal -> assertThat(equal.offset()).isZero());
        });
    }

    @Test
    void shouldSendAContentAgainWhenAnotherWasSentBetween() {
        // When
        rig.pipe(paid("e-1", V1, "A"), paid("e-2", V2, "B"), paid("e-3", V3, "A"));

        // Then
        assertThat(rig.sent()).containsExactly("A", "B", "A");
    }

    @Test
    void shouldSendTheSameContentWhenTheSinkGaveTheLastOneUp() {
        // Given
        rig.pipe(paid("e-1", V1, "A"));
        rig.outcome("fluent-sink", Kind.DEAD_LETTER, EventFamily.ORDERS, paid("e-1", V1, "A"));

        // When
        rig.pipe(paid("e-2", V2, "A"));

        // Then
        assertThat(rig.sent()).containsExactly("A", "A");
        assertThat(rig.metrics.counts()).containsEntry("ORDERS REOPENED", 1);
    }

    @Test
    void shouldStayUnchangedWhenAnotherEndingIsTold() {
        // Given
        rig.pipe(paid("e-1", V1, "A"));
        rig.outcome("fluent-sink", Kind.DELIVERED, EventFamily.ORDERS, paid("e-1", V1, "A"));
        rig.outcome("fluent-sink", Kind.DEAD_LETTER, EventFamily.ORDERS, paid("e-9", V1, "A"));
        rig.outcome("fluent-sink", Kind.DEAD_LETTER, EventFamily.PRODUCTS, paid("e-1", V1, "A"));
        rig.outcome("transformer", Kind.DEAD_LETTER, EventFamily.ORDERS, paid("e-1", V1, "A"));

        // When
        rig.pipe(paid("e-2", V2, "A"));

        // Then
        assertThat(rig.sent()).containsExactly("A");
    }

    @Test
    void shouldStayUnchangedWhenAnEarlierOneIsGivenUp() {
        // Given
        rig.pipe(paid("e-1", V1, "A"), paid("e-2", V2, "B"));
        rig.outcome("fluent-sink", Kind.DEAD_LETTER, EventFamily.ORDERS, paid("e-1", V1, "A"));

        // When
        rig.pipe(paid("e-3", V3, "B"));

        // Then
        assertThat(rig.sent()).containsExactly("A", "B");
    }

    @Test
    void shouldSendAReplayOnceWhenItIsReplayedTwice() {
        // Given
        rig.pipe(paid("e-1", V1, "A"));

        // When
        rig.pipe(paid("e-1", V1, "A").replayed("r-1"), paid("e-1", V1, "A").replayed("r-1"));

        // Then
        assertThat(rig.sent()).containsExactly("A", "A");
        assertThat(rig.ends()).containsExactly("DUPLICATE duplicate");
    }

    @Test
    void shouldSendAReplayAgainWhenItHasAnotherName() {
        // Given
        rig.pipe(paid("e-1", V1, "A"), paid("e-1", V1, "A").replayed("r-1"));

        // When
        rig.pipe(paid("e-1", V1, "A").replayed("r-2"), paid("e-1", V1, "A"));

        // Then
        assertThat(rig.sent()).containsExactly("A", "A", "A");
        assertThat(rig.ends()).containsExactly("DUPLICATE duplicate");
    }

    @Test
    void shouldEndAReplayAsStaleWhenItWasOvertaken() {
        // Given
        rig.pipe(paid("e-1", V1, "A"), paid("e-2", V2, "B"));

        // When
        rig.pipe(paid("e-1", V1, "A").replayed("r-1"));

        // Then
        assertThat(rig.sent()).containsExactly("A", "B");
        assertThat(rig.ends()).containsExactly("STALE stale");
    }

    @Test
    void shouldRememberNothingOfWhatTheTemplateRefused() {
        // Given
        rig.pipe(paid("e-2", V2, "broken"));

        // When
        rig.pipe(paid("e-1", V1, "A"), paid("e-2", V2, "B"));

        // Then
        assertThat(rig.sent()).containsExactly("A", "B");
        assertThat(rig.ends()).containsExactly("DEAD_LETTER template");
    }

    @Test
    void shouldKeepEntitiesApart() {
        // Given
        rig.pipe(paid("e-2", V2, "A"));

        // When
        rig.pipe(paid("e-1", V1, "A").about("entity-2"));

        // Then
        assertThat(rig.sent()).containsExactly("A", "A");
    }

    @Test
    void shouldForgetEntitiesWhenTheirLastEventIsOld() {
        // Given
        rig.pipe(paid("e-1", V2, "A"), paid("e-2", V2, "A").about("entity-2"));
        rig.pipe(paid("e-3", V3, "B").about("entity-2").at(Given.NOON.plus(Duration.ofDays(5))));
        rig.pipe(paid("e-4", V3, "B").about("entity-3").at(Given.NOON.plus(Duration.ofDays(31))));

        // When
        rig.passes(Duration.ofSeconds(1));

        // Then
        rig.pipe(paid("e-5", V1, "C").at(Given.NOON.plus(Duration.ofDays(31))),
                paid("e-6", V1, "C").about("entity-2").at(Given.NOON.plus(Duration.ofDays(31))));
        assertThat(rig.sent()).containsExactly("A", "A", "B", "B", "C");
        assertThat(rig.ends()).containsExactly("STALE stale");
        assertThat(rig.metrics.counts()).containsEntry("ORDERS FORGOTTEN", 1);
    }

    private static Occurrence paid(String id, String version, String content) {
        return Occurrence.of(id, "order.paid", version, content);
    }
}
