package io.millrace.common.delivery;

/** What becomes of the records behind a dead letter. */
public enum BlockedKeys {
    /** They go on. */
    CONTINUE,
    /** They wait until a person has sent the dead letter again, or released the key. */
    HOLD
}
