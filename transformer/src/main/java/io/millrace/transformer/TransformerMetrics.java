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
 * <li>After a crash an event may be counted twice, though it is sent once.
 * </ul>
 */
interface TransformerMetrics {
    /** A command was written. */
    void sent(EventFamily family);

    /** An event ended here. */
    void ended(EventFamily family, Ending.Kind kind);

    /** A template was run on an event, whatever came of it. */
    void rendered(EventFamily family, Duration took);
}
