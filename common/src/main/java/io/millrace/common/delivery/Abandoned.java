package io.millrace.common.delivery;

/** The column of a record is no longer ours, or the service stops: its delivery is left to who comes next. */
public final class Abandoned extends Exception {
    private static final long serialVersionUID = 1L;

    Abandoned() {
        super("the column is given up", null, false, false);
    }
}
