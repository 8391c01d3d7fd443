package io.millrace.transformer;

import io.millrace.common.event.EventFamily;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The events that were sent on, by identity, with their offsets. Time is the record's own, so that reading a topic
 * again decides as the first time; it looks both ways, because a repeat may arrive out of order.
 */
final class SeenEvents {
    private final WindowStore<String, Long> store;
    private final Duration window;

    SeenEvents(WindowStore<String, Long> store, Duration window) {
        this.store = store;
        this.window = window;
    }

    static String storeName(EventFamily family) {
        return family.word() + "-seen";
    }

    /** Kept for twice the window, so that a record which comes late by up to a window still finds what preceded it. */
    static StoreBuilder<WindowStore<String, Long>> store(EventFamily family, Duration window) {
        return Stores.windowStoreBuilder(
                Stores.persistentWindowStore(storeName(family), window.multipliedBy(2), Duration.ofMillis(1), false),
                Serdes.String(), Serdes.Long());
    }

    /** The offset of one that was remembered at most a window before or after {@code at}. */
    Optional<Long> earlier(String identity, Instant at) {
        try (var found = store.fetch(identity, at.minus(window), at.plus(window))) {
            return found.hasNext() ? Optional.of(found.next().value) : Optional.empty();
        }
    }

    void remember(String identity, Instant at, long offset) {
        store.put(identity, offset, at.toEpochMilli());
    }
}
