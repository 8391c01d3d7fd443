package io.millrace.sink;

import io.millrace.common.delivery.ChainMetrics;
import io.millrace.common.event.EventFamily;
import io.millrace.common.fluent.FluentAnswer;
import java.time.Duration;

/**
 * What the sink counts.
 *
 * <ul>
 * <li>Each record that was read ends once: {@code read = delivered + already there + dead letters + waiting}, but for
 * what is read again after a restart, and for marks that release a key.
 * <li>{@code dead letters} are work for a person. Alert on the first; {@code configuration} and {@code schema} hit
 * every record that follows.
 * <li>{@code paused} is 1 while Fluent is in trouble. Records wait then, and none is lost: alert when it lasts.
 * <li>{@code waiting} by tier: 0 is what is in memory, above that the retry topics. {@code oldest.waiting} rising
 * without bound means that a key never gets through.
 * <li>{@code held.keys} wait for a person.
 * <li>{@code already there} is rare: after a restart, or a call whose answer was lost.
 * </ul>
 *
 * <p>
 * Safe for any thread.
 */
interface SinkMetrics {

    /** What the chain of one entity counts. */
    ChainMetrics chain(EventFamily family);

    /** A call was answered, or given up. */
    void called(Operation operation, FluentAnswer answer, Duration took);

    /**
     * A record has its ending, and both topics have it.
     *
     * @param sinceReceived the time since the gateway received the event
     */
    void finished(EventFamily family, Finish finish, Duration sinceReceived);
}
