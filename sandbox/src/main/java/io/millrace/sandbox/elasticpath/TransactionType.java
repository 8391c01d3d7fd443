package io.millrace.sandbox.elasticpath;

import java.util.Locale;

/** What a transaction has come to (elastic-path reference, 6.2). */
enum TransactionType {
    AUTHORIZE, CAPTURE, PURCHASE, REFUND;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the money has been taken; refunding some of it does not undo that. */
    boolean isPaid() {
        return this != AUTHORIZE;
    }
}
