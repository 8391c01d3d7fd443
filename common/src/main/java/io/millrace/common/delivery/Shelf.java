package io.millrace.common.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records of one column that are in memory. Those of the main topic stay until they are taken off: nothing more is
 * read when they are too many. Those of tiers stay while there is room; the others are read when it is their turn.
 * Not safe for threads.
 */
final class Shelf {
    /** What may be in memory of one partition of the main topic, before no more is read. */
    private static final int MAX_RECORDS = 1_000;
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    /** What may be in memory of one partition of all tiers. */
    private static final long MAX_TIERED_BYTES = 8L * 1024 * 1024;
    private static final int OVERHEAD = 500;

    private final Map<Place, ConsumerRecord<String, byte[]>> main = new HashMap<>();
    private final Map<Place, ConsumerRecord<String, byte[]>> tiered = new HashMap<>();
    private long mainBytes;
    private long tieredBytes;

    /** Whether {@link #put} keeps a record of this place. */
    boolean hasRoom(Place place, ConsumerRecord<String, byte[]> record) {
        return place.isMain() || tieredBytes + size(record) <= MAX_TIERED_BYTES;
    }

    void put(Place place, ConsumerRecord<String, byte[]> record) {
        if (!hasRoom(place, record)) {
            return;
        }
        var before = place.isMain() ? main.put(place, record) : tiered.put(place, record);
        add(place, size(record) - (before == null ? 0 : size(before)));
    }

    Optional<ConsumerRecord<String, byte[]>> get(Place place) {
        return Optional.ofNullable(place.isMain() ? main.get(place) : tiered.get(place));
    }

    void remove(Place place) {
        var record = place.isMain() ? main.remove(place) : tiered.remove(place);
        if (record != null) {
            add(place, -size(record));
        }
    }

    /** How full the memory for the main topic is, in percent; more than 100 is possible for a moment. */
    int fullness() {
        return (int) Math.max(main.size() * 100L / MAX_RECORDS, mainBytes * 100 / MAX_BYTES);
    }

    private void add(Place place, long bytes) {
        if (place.isMain()) {
            mainBytes += bytes;
        } else {
            tieredBytes += bytes;
        }
    }

    private static long size(ConsumerRecord<String, byte[]> record) {
        return OVERHEAD + (long) Math.max(0, record.serializedValueSize());
    }
}
