package io.millrace.reader;

import io.millrace.common.delivery.Abandoned;
import io.millrace.common.delivery.LogReader;
import io.millrace.common.delivery.Mandate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/**
 * What a compacted topic holds, read from it each time, so that nothing is kept in memory between. Everything about one
 * catalogue or job stands in the partition that its own record is in. Safe for any thread.
 */
final class Book {
    private final String topic;
    private final LogReader log;
    private final Outlet outlet;

    /** Leaves closing {@code log} to the caller. */
    Book(String topic, LogReader log, Outlet outlet) {
        this.topic = topic;
        this.log = log;
        this.outlet = outlet;
    }

    /** Written when the outlet is flushed next. */
    void write(int partition, String key, byte[] value) {
        outlet.write(topic, partition, key, value);
    }

    /** Forgets a key, when the outlet is flushed next. */
    void forget(int partition, String key) {
        outlet.write(topic, partition, key, null);
    }

    /** The newest value of a key. */
    Optional<byte[]> find(int partition, String key, Mandate mandate) throws Abandoned {
        return Optional.ofNullable(find(partition, Set.of(key)::contains, mandate).get(key));
    }

    /** The newest value of each key that is wanted and there. */
    Map<String, byte[]> find(int partition, Predicate<String> wanted, Mandate mandate) throws Abandoned {
        var found = new HashMap<String, byte[]>();
        log.toTheEnd(Map.of(new TopicPartition(topic, partition), 0L), record -> {
            if (record.key() == null || !wanted.test(record.key())) {
                return;
            }
            if (record.value() == null) {
                found.remove(record.key());
            } else {
                found.put(record.key(), record.value());
            }
        }, mandate::check);
        return found;
    }

    /** How many keys under this prefix there are, about: those that were replaced and not cleaned up count too. */
    long count(int partition, String prefix, Mandate mandate) throws Abandoned {
        var count = new long[1];
        log.toTheEnd(Map.of(new TopicPartition(topic, partition), 0L),
                record -> count[0] += record.key() != null && record.key().startsWith(prefix) ? 1 : 0,
                mandate::check);
        return count[0];
    }
}
