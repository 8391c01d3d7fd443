package io.millrace.transformer;

import io.millrace.common.command.SourceRecord;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.transformer.memory.EntityRow;
import io.millrace.transformer.memory.EntityRow.Accepted;
import io.millrace.transformer.memory.Fingerprint;
import io.millrace.transformer.memory.Place;
import io.millrace.transformer.memory.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that counts for the decision on one event. Pure.
 *
 * @param arrival the record
 * @param event its headers
 * @param snapshot what it tells of its entity
 * @param row what is remembered of the entity
 * @param identities what the event is known by: a replay by its own name first, so that it passes where the event would
 *        not, and its repeats do not
 */
record Hearing(Arrival arrival, EventHeaders event, Snapshot snapshot, EntityRow row, List<Fingerprint> identities) {

    /** Where the same event, or the same replay, was seen at most this far apart. */
    Optional<SourceRecord> repeats(Duration window) {
        return row.earlier(identities.getFirst(), place().timestamp(), window.toMillis()).map(this::source);
    }

    /**
     * What overtook this event, if anything did: a newer version; or, where both are of one second, a state that is
     * for good; or the deletion of a customer, whose id never comes again.
     */
    Optional<Accepted> overtaken() {
        return row.accepted().filter(newest -> isCustomerGone(newest.standing())
                ? !snapshot.standings().contains(Standing.DELETED)
                : !isCustomerGone(standing()) && isOlderThan(newest));
    }

    /** The row with this event's version as the newest. */
    EntityRow accepted() {
        var second = row.accepted().map(newest -> Math.max(newest.second(), snapshot.second()));
        return row.accept(new Accepted(second.orElse(snapshot.second()), standing(), place()));
    }

    /** Where another event of the same partition is stored. */
    SourceRecord source(Place other) {
        var own = arrival.source();
        return new SourceRecord(own.topic(), own.partition(), other.offset(), Instant.ofEpochMilli(other.timestamp()));
    }

    Place place() {
        return new Place(arrival.source().offset(), arrival.source().timestamp().toEpochMilli());
    }

    private Standing standing() {
        return snapshot.standings().isEmpty() ? Standing.LIVE : snapshot.standings().getFirst();
    }

    private boolean isOlderThan(Accepted newest) {
        var isUndone = switch (newest.standing()) {
            case ANONYMIZED, CANCELLED, REFUNDED -> standing() == Standing.LIVE;
            case LIVE, DELETED -> false;
        };
        return snapshot.second() < newest.second() || (isUndone && snapshot.second() == newest.second());
    }

    private boolean isCustomerGone(Standing standing) {
        return standing == Standing.DELETED && arrival.family() == EventFamily.CUSTOMERS;
    }
}
