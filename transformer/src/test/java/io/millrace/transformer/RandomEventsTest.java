package io.millrace.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Command;
import io.millrace.common.command.Ending.Kind;
import io.millrace.common.event.EventFamily;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.kafka.common.utils.Utils;

/**
 * Duplicates, reorderings, replays, cancellations and dead letters as they come, against what must always hold of what
 * Fluent is sent.
 */
class RandomEventsTest {
    /** The content at each version: it comes back to what it was. */
    private static final List<String> CONTENTS = List.of("A", "B", "B", "A", "broken", "C", "C", "A");

    /** What happens to an order next. */
    sealed interface Move {
        /** An event of this version comes, for the first time or again; several events may tell of one version. */
        record Event(int version, int copy) implements Move {}

        /** The order is cancelled at this version. */
        record Cancel(int version) implements Move {}

        /** A person replays an event. */
        record Replay(int version, int copy, int name) implements Move {}

        /** The sink gives up what was sent last. */
        record GiveUp() implements Move {}
    }

    @Property(tries = 150)
    void shouldNeverGoBackwardsNorRepeatAContentNorLoseAnEvent(@ForAll("moves") List<Move> moves) throws Exception {
        // Given
        var state = Files.createTempDirectory("random-events");
        var watcher = new Watcher();
        try (var rig = new Rig(EventFamily.ORDERS, state, Map.of())) {

            // When
            for (var move : moves) {
                watcher.play(move, rig);
            }
        } finally {
            Utils.delete(state.toFile());
        }

        // Then
        assertThat(watcher.sent + watcher.ended).isEqualTo(watcher.events);
        watcher.checkTheNewestArrived();
    }

    /** What is known of the order from outside, and what must hold after each move. */
    private static final class Watcher {
        private final Set<String> sentIds = new HashSet<>();
        private final Set<String> sentReplays = new HashSet<>();
        private int events;
        private int sent;
        private int ended;
        private int newestSent = -1;
        private int cancelledAt = -1;
        private int newestGood = -1;
        private boolean gaveUpSince;
        private List<Command> last = List.of();
        private final List<String> contents = new ArrayList<>();

        void play(Move move, Rig rig) {
            switch (move) {
                case Move.Event(var version, var copy) -> event(rig, occurrence(version, copy), version, false);
                case Move.Replay(var version, var copy, var name) -> event(rig,
                        occurrence(version, copy).replayed("r-" + name), version, true);
                case Move.Cancel(var version) -> {
                    rig.pipe(Occurrence.of("cancel-" + version, "order.cancelled", time(version), "X"));
                    events++;
                    cancelledAt = Math.max(cancelledAt, version);
                    assertThat(rig.commands()).isEmpty();
                    ended += rig.endings().size();
                }
                case Move.GiveUp() -> {
                    for (var command : last) {
                        rig.outcome("fluent-sink", Kind.DEAD_LETTER, EventFamily.ORDERS,
                                Occurrence.of(command.eventId(), command.eventType(), command.version(), ""));
                        rig.endings();
                        gaveUpSince = true;
                    }
                }
            }
        }

        private void event(Rig rig, Occurrence occurrence, int version, boolean isReplay) {
            rig.pipe(occurrence);
            events++;
            var commands = rig.commands();
            var endings = rig.endings();
            sent += commands.size();
            ended += endings.size();
            if (!occurrence.content().equals("broken")) {
                newestGood = Math.max(newestGood, version);
            }
            for (var command : commands) {
                check(command, occurrence, version, isReplay);
            }
        }

        private void check(Command command, Occurrence occurrence, int version, boolean isReplay) {
            assertThat(version).as("never backwards").isGreaterThanOrEqualTo(newestSent);
            assertThat(version).as("never after the cancellation").isGreaterThan(cancelledAt);
            if (isReplay) {
                assertThat(sentReplays.add(occurrence.id() + occurrence.replay())).as("a replay once").isTrue();
            } else {
                assertThat(sentIds).as("an event once").doesNotContain(occurrence.id());
                assertThat(gaveUpSince || contents.isEmpty() || !contents.getLast().equals(occurrence.content()))
                        .as("no content twice in a row").isTrue();
            }
            sentIds.add(occurrence.id());
            newestSent = version;
            gaveUpSince = false;
            last = List.of(command);
            contents.add(occurrence.content());
        }

        /** Unless it was cancelled since, what Fluent was sent last is the newest that came and could be rendered. */
        void checkTheNewestArrived() {
            if (newestGood > cancelledAt && !gaveUpSince) {
                assertThat(contents).isNotEmpty();
                assertThat(contents.getLast()).isEqualTo(CONTENTS.get(newestGood));
            }
        }

        private static Occurrence occurrence(int version, int copy) {
            return Occurrence.of("e-" + version + "-" + copy, "order.paid", time(version), CONTENTS.get(version));
        }

        private static String time(int version) {
            return Instant.parse("2026-11-01T10:00:00Z").plusSeconds(version).toString();
        }
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        var versions = Arbitraries.integers().between(0, CONTENTS.size() - 1);
        var copies = Arbitraries.integers().between(0, 2);
        Arbitrary<Move> events = Combinators.combine(versions, copies).as(Move.Event::new);
        Arbitrary<Move> replays = Combinators.combine(versions, copies, copies).as(Move.Replay::new);
        Arbitrary<Move> cancels = versions.map(Move.Cancel::new);
        Arbitrary<Move> givesUp = Arbitraries.just(new Move.GiveUp());
        return Arbitraries.frequencyOf(
                Tuple.of(8, events), Tuple.of(2, replays),
                Tuple.of(1, givesUp), Tuple.of(1, cancels)).list().ofMaxSize(30);
    }
}
