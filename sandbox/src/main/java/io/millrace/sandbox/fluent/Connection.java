package io.millrace.sandbox.fluent;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Relay connection, forwards only: {@code first} and {@code after}. {@code pageInfo} has no cursors, so a caller
 * pages with that of the last edge (fluent reference, 0.12).
 *
 * @param source what there is to page through
 */
record Connection(Source source) implements DataFetcher<Map<String, Object>> {
    /** How many an unbounded request gets; Fluent's own figure is not published. */
    static final int DEFAULT_SIZE = 10;

    /** Finds the entities that match, in order, beginning after a number. */
    @FunctionalInterface
    interface Source {
        Stream<Entity> after(long number, Filter filter, DataFetchingEnvironment environment);
    }

    /** The parts of one entity, which are held in a list of it. */
    static Connection ofParts(String field) {
        return new Connection((number, filter, environment) -> {
            var parts = Fetch.source(environment).parts(field);
            return Stream.iterate(number, next -> next < parts.size(), next -> next + 1)
                    .map(index -> new Entity(index + 1, parts.get(index.intValue())))
                    .filter(filter);
        });
    }

    @Override
    public Map<String, Object> get(DataFetchingEnvironment environment) {
        var arguments = Fetch.arguments(environment);
        if (arguments.value("last").isPresent() || arguments.value("before").isPresent()) {
            throw Refused.unsupported("page backwards; use first and after");
        }
        var first = arguments.value("first").map(Integer.class::cast).orElse(DEFAULT_SIZE);
        if (first < 0) {
            throw Refused.negative("first");
        }
        var after = arguments.maybeText("after").map(Connection::number);
        var found = source.after(after.orElse(0L), new Filter(arguments), environment)
                .limit(first + 1L)
                .toList();
        return page(found, first, after);
    }

    private static Map<String, Object> page(List<Entity> found, int first, Optional<Long> after) {
        return Map.of(
                "edges", found.stream()
                        .limit(first)
                        .map(entity -> Map.of("cursor", cursor(entity.number()), "node", entity.fields().byName()))
                        .toList(),
                "pageInfo", Map.of("hasNextPage", found.size() > first, "hasPreviousPage", after.isPresent()));
    }

    private static String cursor(long number) {
        return Long.toString(number, Character.MAX_RADIX);
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor, Character.MAX_RADIX);
        } catch (NumberFormatException _) {
            throw Refused.missing("a cursor of this sandbox in 'after'");
        }
    }
}
