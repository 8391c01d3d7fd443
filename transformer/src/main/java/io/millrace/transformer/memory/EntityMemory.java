package io.millrace.transformer.memory;

import io.millrace.common.event.EventFamily;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The rows of one partition of a chain, by the entity's id. For one stream thread. */
public final class EntityMemory {
    private final KeyValueStore<String, byte[]> store;

    /** The memory that is kept in {@code store}. */
    public EntityMemory(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** The store's name: part of its changelog's, so it must not change. */
    public static String storeName(EventFamily family) {
        return family.word() + "-entities";
    }

    /** The store, with a changelog and without a cache: what is written is rarely written again within a commit. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> store(EventFamily family) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(storeName(family)), Serdes.String(),
                Serdes.ByteArray()).withCachingDisabled();
    }

    /** The entity's row; {@link EntityRow#EMPTY} for one that is not known. */
    public EntityRow of(String entity) {
        var bytes = store.get(entity);
        return bytes == null ? EntityRow.EMPTY : RowFormat.read(bytes);
    }

    /** Replaces the entity's row. */
    public void put(String entity, EntityRow row) {
        store.put(entity, RowFormat.write(row));
    }
}
