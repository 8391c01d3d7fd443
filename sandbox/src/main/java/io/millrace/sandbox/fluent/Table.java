package io.millrace.sandbox.fluent;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All entities of one kind, in the order of their creation, found by id and by the key that is unique among them. Reads
 * never wait; writes are made by one thread at a time, through a {@link Commit}.
 */
final class Table<K> {
    private final ConcurrentNavigableMap<Long, Entity> rows = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, Long> ids = new ConcurrentHashMap<>();
    private final ConcurrentMap<K, Long> keys = new ConcurrentHashMap<>();
    private final String type;
    private final Function<Fields, K> key;

    Table(String type, Function<Fields, K> key) {
        this.type = type;
        this.key = key;
    }

    /** The name of its entities in GraphQL. */
    String type() {
        return type;
    }

    Optional<Entity> byId(String id) {
        return Optional.ofNullable(ids.get(id)).map(rows::get);
    }

    Optional<Entity> byKey(K wanted) {
        return Optional.ofNullable(keys.get(wanted)).map(rows::get);
    }

    /** In the order of creation. */
    Stream<Entity> all() {
        return rows.values().stream();
    }

    /** Those created after another one. */
    Stream<Entity> after(long number) {
        return rows.tailMap(number, false).values().stream();
    }

    /** The last ones created, the newest first. */
    List<Entity> newest(int most) {
        return rows.descendingMap().values().stream().limit(most).toList();
    }

    int size() {
        return ids.size();
    }

    /** Adds or replaces; the row is there before an index names it. */
    void put(Entity entity) {
        rows.put(entity.number(), entity);
        ids.put(entity.id(), entity.number());
        keys.put(key.apply(entity.fields()), entity.number());
    }
}
