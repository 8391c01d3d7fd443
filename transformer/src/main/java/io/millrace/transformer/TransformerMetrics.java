package io.millrace.transformer;

import io.millrace.common.command.Ending;
import io.millrace.common.event.EventFamily;
import java.time.Duration;

/**
 * What the transformer counts.
 *
 * <ul>
 * <li>events read = {@code sent + ended}, always.
 * <li>{@code ended} as a dead letter is work for a person. Alert on the first.
 * <li>{@code reopened} is at most what other services gave up.
 * <li>After a crash an event may be counted twice, though it is sent once.
 * </ul>
 */
interface TransformerMetrics {
    /** A command was written. */
    void sent(EventFamily family);

    /** An event ended here. */
    void ended(EventFamily family, Ending.Kind kind, Reason reason);

    /** A template was run on an event, whatever came of it. */
    void rendered(EventFamily family, Duration took);

    /** What was sent last of an entity became a dead letter, so the same content may be sent again. */
    void reopened(EventFamily family);

    /** So many entities had no event for long, and are no longer remembered. */
    void forgotten(EventFamily family, int rows);

    /** The memory of one partition was rebuilt from its changelog. */
    void restored(EventFamily family, Duration took);
}
