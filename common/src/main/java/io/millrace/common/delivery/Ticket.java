package io.millrace.common.delivery;

import java.time.Instant;

/**
 * What a record carries through the tiers, so that whoever reads it knows its turn.
 *
 * @param key its key; order holds among records of one key
 * @param kind what it is
 * @param origin its offset in the main topic, when it was first read: its name for as long as it lives
 * @param rank its turn among the records of its key, the lowest first: its origin, unless it goes in place of another
 * @param hop how often it has moved; of several copies of one origin, the one with the most hops counts
 * @param failures how often its delivery has failed
 * @param stay why it is where it is
 * @param since when it first left the main topic
 * @param due when its stay in this tier is over
 */
record Ticket(String key, Kind kind, long origin, long rank, int hop, int failures, Stay stay, Instant since,
        Instant due) {

    /** What a record is. */
    enum Kind {
        /** To be delivered. */
        PLAIN,
        /** To be delivered, and sent again by a person: it may go in place of the dead letter that holds its key. */
        REPLAY,
        /** A replay that goes in place of a dead letter; each hold of its key that stands before it is void. */
        RELIEF,
        /** Says that the key may go on; each hold of its key that stands before it is void. */
        RELEASE,
        /** Stands for a dead letter whose key is held. */
        HOLD
    }

    /** Why a record is in a tier. */
    enum Stay {
        /** It failed, and is tried again when it is due. */
        FAILED,
        /** It waits for earlier records of its key, and goes as soon as they have ended. */
        PARKED
    }

    /** A record as it is read from the main topic. */
    static Ticket fresh(String key, Kind kind, long origin) {
        return new Ticket(key, kind, origin, origin, 0, 0, Stay.PARKED, Instant.EPOCH, Instant.EPOCH);
    }

    /** Whether it voids the holds of its key that stand before it. */
    boolean isRelief() {
        return switch (kind) {
            case RELIEF, RELEASE -> true;
            case PLAIN, REPLAY, HOLD -> false;
        };
    }

    boolean isHold() {
        return kind == Kind.HOLD;
    }

    /** One failure more, on the way to a tier. */
    Ticket failed(Instant now, Instant until) {
        return moved(kind == Kind.REPLAY ? Kind.PLAIN : kind, rank, failures + 1, Stay.FAILED, now, until);
    }

    /** Behind others of its key. */
    Ticket parked(Instant now, Instant until) {
        return moved(kind == Kind.REPLAY ? Kind.PLAIN : kind, rank, failures, Stay.PARKED, now, until);
    }

    /** The mark that its dead letter leaves. */
    Ticket holding(Instant now, Instant until) {
        return moved(Kind.HOLD, rank, failures, Stay.PARKED, now, until);
    }

    /** In place of the dead letter {@code held}. */
    Ticket relieving(Ticket held, Instant now) {
        return moved(kind == Kind.REPLAY ? Kind.RELIEF : kind, held.rank, failures, Stay.PARKED, now, now);
    }

    private Ticket moved(Kind as, long turn, int failed, Stay why, Instant now, Instant until) {
        return new Ticket(key, as, origin, turn, hop + 1, failed, why, hop == 0 ? now : since, until);
    }
}
