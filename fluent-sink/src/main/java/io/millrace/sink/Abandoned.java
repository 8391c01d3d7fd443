package io.millrace.sink;

/** The partition of a record is no longer ours, or the service stops: its delivery is left to who comes next. */
final class Abandoned extends Exception {
    private static final long serialVersionUID = 1L;

    Abandoned() {
        super("the partition is given up", null, false, false);
    }
}
