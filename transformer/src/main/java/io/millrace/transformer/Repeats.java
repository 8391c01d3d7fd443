package io.millrace.transformer;

import java.util.Optional;

/** What is remembered of the events that were sent on. */
@FunctionalInterface
interface Repeats {
    /** The offset, in the same partition, of an event with this identity that was sent on around this time. */
    Optional<Long> earlier(String identity);
}
