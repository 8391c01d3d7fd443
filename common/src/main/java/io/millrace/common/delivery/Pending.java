package io.millrace.common.delivery;

import org.jspecify.annotations.Nullable;

/** A record of a column that has not ended: which it is, where it is, and whether something is being done with it. */
final class Pending {
    private Ticket ticket;
    private Place place;
    private boolean busy;
    private boolean over;
    private @Nullable Pending mark;

    Pending(Ticket ticket, Place place) {
        this.ticket = ticket;
        this.place = place;
    }

    Ticket ticket() {
        return ticket;
    }

    Place place() {
        return place;
    }

    void move(Ticket changed, Place to) {
        ticket = changed;
        place = to;
    }

    /** It is being delivered or moved. */
    boolean isBusy() {
        return busy;
    }

    void busy(boolean now) {
        busy = now;
    }

    /** It has ended here, whatever is still being done with it. */
    boolean isOver() {
        return over;
    }

    void over() {
        over = true;
    }

    /** What holds the key once this one's dead letter has its ending. */
    @Nullable
    Pending mark() {
        return mark;
    }

    void mark(Pending hold) {
        mark = hold;
    }
}
