package io.millrace.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Things in the order they happened, numbered from 1 without gaps. Safe for any thread. */
public final class Numbered<E> {
    private final List<E> all = new ArrayList<>();

    /** Keeps what {@code made} makes of its number. */
    public synchronized E add(LongFunction<E> made) {
        var next = made.apply(all.size() + 1L);
        all.add(next);
        return next;
    }

    /** Everything so far. */
    public synchronized List<E> all() {
        return List.copyOf(all);
    }

    /**
     * What comes after one of them.
     *
     * @param number of that one; 0 for what comes first
     * @param most how many at most
     */
    public synchronized List<E> after(long number, int most) {
        var from = Math.clamp(number, 0, all.size());
        return List.copyOf(all.subList(from, (int) Math.min(all.size(), from + (long) most)));
    }
}
