package io.millrace.sink;

import io.millrace.common.event.EventFamily;
import io.millrace.sink.fluent.FluentAnswer;
import java.time.Duration;

/**
 * What the sink counts.
 *
 * <ul>
 * <li>Each record that was read ends once: {@code read = delivered + already there + dead letters + waiting}.
 * <li>{@code dead letters} are work for a person. Alert on the first; {@code configuration} and {@code schema} hit
 * every record that follows.
 * <li>{@code paused} is 1 while Fluent is in trouble. Records wait then, and none is lost: alert when it lasts.
 * <li>{@code calls} rising with {@code delivered} flat means that single commands fail and are tried again.
 * <li>{@code already there} is rare: after a restart, or a call whose answer was lost.
 * </ul>
 *
 * <p>
 * Safe for any thread.
 */
interface SinkMetrics {

    /** A record was read from its topic. */
    void read(EventFamily family);

    /** A call was answered, or given up. */
    void called(Operation operation, FluentAnswer answer, Duration took);

    /**
     * A record has its ending, and both topics have it.
     *
     * @param sinceReceived the time since the gateway received the event
     */
    void finished(EventFamily family, Finish finish, Duration sinceReceived);

    /** A record is left to the next owner of its partition, unfinished. */
    void abandoned(EventFamily family);
}
