package io.millrace.transformer.memory;

import java.util.Arrays;

/**
 * How an entity stood at one version. What is not {@link #LIVE} is never sent by an older event that arrives late.
 */
public enum Standing {
    /** Nothing special. */
    LIVE(0),
    /** Its personal data was taken away. For good. */
    ANONYMIZED(1),
    /** An order that is not to be fulfilled any more. For good. */
    CANCELLED(2),
    /** An order whose money was given back as a whole. For good. */
    REFUNDED(3),
    /** It is gone. A product may come back. */
    DELETED(4);

    private final int code;

    /** A code is written to the state of running instances: never use one again, never change one. */
    Standing(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Standing of(int code) {
        return Arrays.stream(values())
                .filter(standing -> standing.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a row of the memory holds the unknown standing " + code
                        + "; it was written by a newer version of the transformer: go on with that one"));
    }
}
