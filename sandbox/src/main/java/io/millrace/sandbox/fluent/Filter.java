package io.millrace.sandbox.fluent;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which entities the arguments of a query ask for: every argument must match, a list matches when one of its items
 * does, and {@code %} stands for any characters (fluent reference, 2.4).
 */
final class Filter implements Predicate<Entity> {
    private static final Set<String> PAGING = Set.of("first", "last", "before", "after");

    private final Fields wanted;
    private final List<String> names;

    Filter(Fields arguments) {
        wanted = arguments;
        names = arguments.byName().keySet()
                .stream()
                .filter(name -> !PAGING.contains(name) && wanted.value(name).isPresent())
                .toList();
    }

    @Override
    public boolean test(Entity entity) {
        return names.stream().allMatch(name -> matches(wanted.byName().get(name), entity.fields().byName().get(name)));
    }

    /** The values that an argument lists, when none of them has a wildcard. */
    Optional<List<String>> exactly(String name) {
        return wanted.value(name)
                .map(list -> ((Collection<?>) list).stream().map(String::valueOf).distinct().toList())
                .filter(values -> values.stream().noneMatch(value -> value.contains("%")));
    }

    /** The ref of an argument such as {@code catalogue}. */
    Optional<String> refIn(String name) {
        return wanted.maybePart(name).flatMap(part -> part.maybeText("ref"));
    }

    private static boolean matches(@Nullable Object wanted, @Nullable Object actual) {
        return switch (wanted) {
            case Collection<?> anyOf -> anyOf.stream().anyMatch(item -> matches(item, actual));
            case Map<?, ?> link when link.containsKey("ref") -> actual instanceof Map<?, ?> found
                    && matches(link.get("ref"), found.get("ref"));
            case Map<?, ?> range -> actual instanceof Instant at && within(range, at);
            case String text when text.contains("%") -> actual != null && isLike(text, actual.toString());
            case null -> actual == null;
            default -> wanted.equals(actual);
        };
    }

    private static boolean within(Map<?, ?> range, Instant at) {
        var from = range.get("from");
        var to = range.get("to");
        if (from == null && to == null) {
            throw Refused.noDateRange();
        }
        return (!(from instanceof Instant earliest) || !at.isBefore(earliest))
                && (!(to instanceof Instant latest) || !at.isAfter(latest));
    }

    private static boolean isLike(String wildcards, String text) {
        return Pattern.compile(Stream.of(wildcards.split("%", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")), Pattern.DOTALL)
                .matcher(text)
                .matches();
    }
}
