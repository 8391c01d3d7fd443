package io.millrace.sandbox.fluent;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

/** What changed, in the order it changed. Safe for any thread. */
public final class Journal {
    private final Queue<Effect> effects = new ConcurrentLinkedQueue<>();
    private final ConcurrentMap<String, Queue<Effect>> byRef = new ConcurrentHashMap<>();

    Journal() {}

    /** Everything so far. */
    public List<Effect> effects() {
        return List.copyOf(effects);
    }

    /** What happened to the entities with this ref; empty when nothing did. */
    public List<Effect> effects(String ref) {
        return List.copyOf(byRef.getOrDefault(ref, new ConcurrentLinkedQueue<>()));
    }

    /** The names of the mutations that changed the entities with this ref. */
    public List<String> operations(String ref) {
        return effects(ref).stream().map(Effect::operation).toList();
    }

    void add(Effect effect) {
        effects.add(effect);
        byRef.computeIfAbsent(effect.ref(), ref -> new ConcurrentLinkedQueue<>()).add(effect);
    }
}
