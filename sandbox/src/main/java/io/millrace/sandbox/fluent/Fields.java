package io.millrace.sandbox.fluent;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an input or of an entity, in order; nested objects are plain maps, as GraphQL gives and takes them.
 *
 * @param byName not copied, as orders come by the thousand: nobody may change it
 */
record Fields(Map<String, @Nullable Object> byName) {
    static final Fields NONE = new Fields(Map.of());

    /** A list of objects, as a value. */
    static List<Map<String, @Nullable Object>> list(List<Fields> parts) {
        return parts.stream().map(Fields::byName).toList();
    }

    /** Of a map as libraries without null annotations give it. */
    static Fields copyOf(Map<String, ? extends @Nullable Object> map) {
        return new Fields(new LinkedHashMap<String, @Nullable Object>(map));
    }

    Optional<Object> value(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<String> maybeText(String name) {
        return value(name).map(Object::toString);
    }

    /** A text that the schema guarantees. */
    String text(String name) {
        return maybeText(name).orElseThrow(() -> new IllegalStateException("there is no " + name));
    }

    Optional<Fields> maybePart(String name) {
        return value(name).map(Fields::of);
    }

    /** An object that the schema guarantees. */
    Fields part(String name) {
        return maybePart(name).orElseThrow(() -> new IllegalStateException("there is no " + name));
    }

    /** The objects of a list, without nulls; none when there is no list. */
    List<Fields> parts(String name) {
        return value(name).stream()
                .flatMap(list -> ((Collection<?>) list).stream())
                .filter(Objects::nonNull)
                .map(Fields::of)
                .toList();
    }

    Fields with(String name, Object value) {
        return with(Map.of(name, value));
    }

    /** With several values; copies once. */
    Fields with(Map<String, Object> values) {
        var changed = new LinkedHashMap<String, @Nullable Object>(byName);
        changed.putAll(values);
        return new Fields(changed);
    }

    Fields without(String... names) {
        var changed = new LinkedHashMap<String, @Nullable Object>(byName);
        changed.keySet().removeAll(List.of(names));
        return new Fields(changed);
    }

    /** With the same value under another name, if there is one. */
    Fields renamed(String from, String to) {
        return value(from).map(value -> without(from).with(to, value)).orElse(this);
    }

    @SuppressWarnings("unchecked")
    private static Fields of(Object map) {
        return new Fields((Map<String, @Nullable Object>) map);
    }
}
