package io.millrace.sandbox.fluent;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long the texts of inputs may be, in characters: what the schema's comments say ({@code # max 20}), else 255
 * (fluent reference, 2.3).
 */
final class LengthLimits {
    private static final int OTHERS = 255;
    private static final Pattern LIMIT = Pattern.compile("\\bmax (\\d+)(?: \\((\\d+) in old schema\\))?");

    private final Map<String, Map<String, Integer>> byType;

    private LengthLimits(Map<String, Map<String, Integer>> byType) {
        this.byType = byType;
    }

    /** Reads the comments of a schema. */
    static LengthLimits of(String sdl, SchemaAge age) {
        var byType = new HashMap<String, Map<String, Integer>>();
        var type = "";
        for (var line : sdl.lines().map(SdlLine::of).toList()) {
            type = line.typeBegun().orElse(type);
            var fields = byType.computeIfAbsent(type, name -> new HashMap<>());
            limit(line, age).ifPresent(limit -> line.stringFields().forEach(field -> fields.put(field, limit)));
        }
        return new LengthLimits(byType);
    }

    /** The limit of one field. */
    int of(String type, String field) {
        return byType.getOrDefault(type, Map.of()).getOrDefault(field, OTHERS);
    }

    private static Optional<Integer> limit(SdlLine line, SchemaAge age) {
        return LIMIT.matcher(line.comment()).results().findFirst().map(match -> {
            var isOlder = age == SchemaAge.OF_2022 && match.group(2) != null;
            return Integer.valueOf(isOlder ? match.group(2) : match.group(1));
        });
    }
}
