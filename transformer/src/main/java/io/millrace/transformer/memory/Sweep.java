package io.millrace.transformer.memory;

import java.time.Duration;
import java.util.ArrayList;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Forgets entities that had no event for long. It goes through the store a slice at a time, goes on where it stopped,
 * and rests after each round, so that it never holds up an event for long. Time is that of the events read, not of the
 * clock: after a long halt nothing is forgotten before what waits has been read. For one stream thread.
 */
public final class Sweep {
    private static final long REST = Duration.ofHours(1).toMillis();

    private final KeyValueStore<String, byte[]> store;
    private final long retention;
    private final int slice;
    private long newest = Long.MIN_VALUE;
    private long restsUntil = Long.MIN_VALUE;
    private @Nullable String from;

    /**
     * Sweeps a store whose rows {@link EntityMemory} wrote.
     *
     * @param retention how long after its last event an entity is remembered
     * @param slice how many rows are looked at in one go
     */
    public Sweep(KeyValueStore<String, byte[]> store, Duration retention, int slice) {
        this.store = store;
        this.retention = retention.toMillis();
        this.slice = slice;
    }

    /** An event of this time was read, in milliseconds. */
    public void passed(long time) {
        newest = Math.max(newest, time);
    }

    /** Looks at the next rows, and returns how many were forgotten. */
    public int next() {
        if (newest < restsUntil || newest == Long.MIN_VALUE) {
            return 0;
        }
        var expired = new ArrayList<String>();
        try (var rows = store.range(from, null)) {
            for (var i = 0; i < slice && rows.hasNext(); i++) {
                var row = rows.next();
                if (RowFormat.lastEvent(row.value) < newest - retention) {
                    expired.add(row.key);
                }
            }
            from = rows.hasNext() ? rows.peekNextKey() : null;
        }
        if (from == null) {
            restsUntil = newest + REST;
        }
        expired.forEach(store::delete);
        return expired.size();
    }
}
