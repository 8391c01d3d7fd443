package io.millrace.sandbox.fluent;

/** Where the code of a business error stands; the public sources disagree (fluent reference, 2.2 and 8). */
public enum CodePosition {
    /** As {@code extensions.code}. */
    EXTENSIONS,
    /** As {@code code} beside the message. */
    TOP_LEVEL,
    /** Only as a word of the message. */
    MESSAGE
}
