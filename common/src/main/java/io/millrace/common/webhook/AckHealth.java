package io.millrace.common.webhook;

import io.millrace.common.service.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the brokers confirm what they are sent. Several failures in a row are a trouble. One success ends it; so does
 * a quiet time, because a gateway that is not ready gets no more requests, and would never have a success again. For
 * any thread.
 */
public final class AckHealth implements Readiness.Check {
    /** How many events in a row must have failed. */
    static final int ROW = 5;
    /** For how long the last failure counts. */
    static final Duration MEMORY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(AckHealth.class);
    private static final Row NONE = new Row(0, Instant.EPOCH);

    private final InstantSource clock;
    private final AtomicReference<Row> failures = new AtomicReference<>(NONE);

    private record Row(int length, Instant last) {}

    /** Without any failure yet. */
    public AckHealth(InstantSource clock) {
        this.clock = clock;
    }

    /** The brokers have an event. */
    void confirmed() {
        if (failures.get().length() > 0 && failures.getAndSet(NONE).length() > 0) {
            LOG.atInfo().log("Events are stored again");
        }
    }

    /**
     * An event failed, or was not confirmed in time.
     *
     * @param reason the kind of failure
     */
    void unconfirmed(String reason) {
        var now = clock.instant();
        var row = failures.updateAndGet(before -> new Row(before.length() + 1, now));
        (row.length() == 1 ? LOG.atWarn() : LOG.atDebug()).addKeyValue("reason", reason).log("An event is not stored");
    }

    @Override
    public Optional<String> trouble() {
        var row = failures.get();
        return row.length() >= ROW && clock.instant().isBefore(row.last().plus(MEMORY))
                ? Optional.of("the last " + ROW + " events or more were not confirmed by the brokers")
                : Optional.empty();
    }
}
