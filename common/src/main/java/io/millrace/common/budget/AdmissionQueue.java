package io.millrace.common.budget;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * Who is next: first come, first served within a class; the highest class first; and a class that was passed over
 * {@value #MOST_PASSES} times in a row before that. So where all classes wait all the time, each of the lower ones gets
 * one turn of every 21, and none waits for more than {@code MOST_PASSES + 3} turns of others. Each waiting element
 * stands in it once. Not safe for threads.
 */
final class AdmissionQueue<W> {
    static final int MOST_PASSES = 20;

    private final Map<Priority, Line<W>> lines = new EnumMap<>(Priority.class);

    AdmissionQueue() {
        Stream.of(Priority.values()).forEach(priority -> lines.put(priority, new Line<>()));
    }

    void add(Priority priority, W element) {
        line(priority).waiting.add(element);
    }

    /** Takes out one that does not want to wait any longer. */
    void remove(Priority priority, W element) {
        var line = line(priority);
        line.waiting.remove(element);
        if (line.waiting.isEmpty()) {
            line.passes = 0;
        }
    }

    /**
     * Takes the next one out.
     *
     * @throws NoSuchElementException when nobody waits
     */
    W take() {
        var chosen = overdue().or(this::highest).orElseThrow();
        occupied().filter(line -> line != chosen).forEach(line -> line.passes++);
        chosen.passes = 0;
        return chosen.waiting.removeFirst();
    }

    boolean isEmpty() {
        return occupied().findAny().isEmpty();
    }

    int size(Priority priority) {
        return line(priority).waiting.size();
    }

    private Optional<Line<W>> overdue() {
        return occupied().filter(line -> line.passes >= MOST_PASSES).findFirst();
    }

    private Optional<Line<W>> highest() {
        return occupied().findFirst();
    }

    /** From the highest class to the lowest. */
    private Stream<Line<W>> occupied() {
        return lines.values().stream().filter(line -> !line.waiting.isEmpty());
    }

    private Line<W> line(Priority priority) {
        return Objects.requireNonNull(lines.get(priority));
    }

    /** One class, and how often others went while it waited. */
    private static final class Line<W> {
        private final SequencedSet<W> waiting = new LinkedHashSet<>();
        private int passes;
    }
}
