package io.millrace.transformer.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is remembered of one entity. Immutable.
 *
 * @param lastEvent the time of its latest event, in milliseconds: of the records, not of the entity
 * @param accepted the newest version that was accepted
 * @param sent what was sent last, while Fluent has it or is about to get it
 * @param seen the events that were sent, overtaken or unchanged, in the order of their coming
 */
public record EntityRow(long lastEvent, Optional<Accepted> accepted, Optional<Sent> sent, List<Seen> seen) {
    /** Of an entity that nothing is known of. */
    public static final EntityRow EMPTY = new EntityRow(Long.MIN_VALUE, Optional.empty(), Optional.empty(), List.of());

    /** More events of one entity than this are not told apart: the first are forgotten. */
    public static final int MAX_SEEN = 16_384;

    /**
     * The newest version.
     *
     * @param second the version, in seconds since 1970
     * @param standing of the entity at that version
     * @param place of the event that told of it
     */
    public record Accepted(long second, Standing standing, Place place) {}

    /**
     * What was sent last.
     *
     * @param event fingerprint of the event's id
     * @param content fingerprint of what Fluent was asked to write
     * @param place of the event
     */
    public record Sent(Fingerprint event, Fingerprint content, Place place) {}

    /** One event that would be a repeat if it came again. */
    public record Seen(Fingerprint identity, Place place) {}

    /** Copies the list. */
    public EntityRow {
        seen = List.copyOf(seen);
    }

    /** The first event with this identity at most {@code window} before or after {@code at}, all in milliseconds. */
    public Optional<Place> earlier(Fingerprint identity, long at, long window) {
        for (var event : seen) {
            if (event.identity().equals(identity) && Math.abs(event.place().timestamp() - at) <= window) {
                return Optional.of(event.place());
            }
        }
        return Optional.empty();
    }

    /** With this version as the newest, whatever was before. */
    public EntityRow accept(Accepted newest) {
        return new EntityRow(Math.max(lastEvent, newest.place().timestamp()), Optional.of(newest), sent, seen);
    }

    /** With this as what was sent last. */
    public EntityRow send(Sent last) {
        return new EntityRow(lastEvent, accepted, Optional.of(last), seen);
    }

    /** Whatever comes next is new to Fluent. */
    public EntityRow forgetSent() {
        return new EntityRow(lastEvent, accepted, Optional.empty(), seen);
    }

    /**
     * With this event among those seen. What is older than two windows is forgotten, so that an event which comes late
     * by up to a window still finds what preceded it.
     *
     * @param identities what the event is known by
     * @param window in milliseconds
     */
    public EntityRow remember(List<Fingerprint> identities, Place place, long window) {
        var latest = Math.max(lastEvent, place.timestamp());
        var kept = new ArrayList<Seen>(seen.size() + identities.size());
        for (var event : seen) {
            if (event.place().timestamp() >= latest - 2 * window) {
                kept.add(event);
            }
        }
        for (var identity : identities) {
            kept.add(new Seen(identity, place));
        }
        return new EntityRow(latest, accepted, sent,
                kept.subList(Math.max(0, kept.size() - MAX_SEEN), kept.size()));
    }
}
