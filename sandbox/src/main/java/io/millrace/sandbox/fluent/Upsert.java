package io.millrace.sandbox.fluent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an update does to an entity (fluent reference, 2.5): fields that it does not name stay, attributes and prices
 * are replaced one by one by their key. Whether an explicit null clears a field on the real platform is not known; here
 * it counts as not named.
 */
final class Upsert {
    private static final Map<String, List<String>> KEYS = Map.of(
            "attributes", List.of("name"),
            "prices", List.of("type", "currency"));

    private Upsert() {}

    static Fields into(Fields present, Fields patch) {
        var merged = new LinkedHashMap<String, @Nullable Object>(present.byName());
        patch.byName().forEach((name, value) -> {
            if (value != null) {
                merged.put(name, KEYS.containsKey(name) ? byKey(name, present, patch) : value);
            }
        });
        return new Fields(merged);
    }

    private static List<Map<String, @Nullable Object>> byKey(String name, Fields present, Fields patch) {
        var merged = new LinkedHashMap<List<String>, Map<String, @Nullable Object>>();
        Stream.concat(present.parts(name).stream(), patch.parts(name).stream())
                .forEach(part -> merged.put(key(name, part), part.byName()));
        return List.copyOf(merged.values());
    }

    private static List<String> key(String name, Fields part) {
        return KEYS.getOrDefault(name, List.of()).stream().map(part::text).toList();
    }
}
