package io.millrace.lab.journey;

import io.millrace.common.command.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has been seen of one entity's way. Immutable; times are those at which a reader of the topic saw the record, so
 * they include the transactions' commits.
 *
 * @param key the entity's id
 * @param received when the gateway had the first webhook
 * @param stored where the first event is stored, such as {@code commerce.orders-3@17}
 * @param storedAt when that was seen
 * @param rendered which mutations its command carries, once there is one
 * @param renderedAt when that was seen
 * @param endings each ending seen so far
 */
public record Journey(String key, Optional<Instant> received, Optional<String> stored, Optional<Instant> storedAt,
        Optional<String> rendered, Optional<Instant> renderedAt, List<Ending> endings) {

    /** Copies the endings. */
    public Journey {
        endings = List.copyOf(endings);
    }

    static Journey of(String key) {
        return new Journey(key, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), List.of());
    }

    Journey stored(Instant when, String where, Instant seen) {
        return stored.isPresent()
                ? this
                : new Journey(key, Optional.of(when), Optional.of(where), Optional.of(seen), rendered, renderedAt,
                        endings);
    }

    Journey rendered(String mutations, Instant seen) {
        return rendered.isPresent()
                ? this
                : new Journey(key, received, stored, storedAt, Optional.of(mutations), Optional.of(seen), endings);
    }

    Journey ended(Ending ending) {
        var all = new ArrayList<>(endings);
        all.add(ending);
        return new Journey(key, received, stored, storedAt, rendered, renderedAt, all);
    }

    /** The first ending that is not a repeat of another event, once there is one. */
    public Optional<Ending> result() {
        return endings.stream().filter(ending -> ending.kind() != Ending.Kind.DUPLICATE
                && ending.kind() != Ending.Kind.FILTERED && !isCapture(ending)).findFirst()
                .or(() -> endings.stream().filter(ending -> ending.kind() == Ending.Kind.FILTERED).findFirst());
    }

    /** How many endings there are of this kind. */
    public long count(Ending.Kind kind) {
        return endings.stream().filter(ending -> ending.kind() == kind && !isCapture(ending)).count();
    }

    /** How the first capture of its payments ended, once it has. */
    public Optional<Ending> capture() {
        return endings.stream().filter(Journey::isCapture).findFirst();
    }

    private static boolean isCapture(Ending ending) {
        return ending.stage().equals("capture-service");
    }

    /** From the webhook to Fluent's answer, once that is there. */
    public Optional<Duration> took() {
        return result().map(ending -> Duration.between(ending.received(), ending.ended()));
    }
}
