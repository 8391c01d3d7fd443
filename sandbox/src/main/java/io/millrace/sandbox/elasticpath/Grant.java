package io.millrace.sandbox.elasticpath;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a token was obtained, and so what it may do (elastic-path reference, 2). */
enum Grant {
    /** With id and secret: all reading and writing. */
    CLIENT_CREDENTIALS,
    /** With the id only: reading. */
    IMPLICIT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Grant> of(String word) {
        return Arrays.stream(values()).filter(grant -> grant.word().equals(word)).findFirst();
    }
}
