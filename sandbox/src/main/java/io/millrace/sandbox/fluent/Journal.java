package io.millrace.sandbox.fluent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What changed, in the order it changed. Safe for any thread. */
public final class Journal {
    private final List<Effect> effects = new ArrayList<>();
    private final Map<String, List<Effect>> byRef = new HashMap<>();

    Journal() {}

    /** Everything so far. */
    public synchronized List<Effect> effects() {
        return List.copyOf(effects);
    }

    /** What happened to the entities with this ref; empty when nothing did. */
    public synchronized List<Effect> effects(String ref) {
        return List.copyOf(byRef.getOrDefault(ref, List.of()));
    }

    /**
     * What comes after an effect.
     *
     * @param number of that effect; 0 for what comes first
     * @param most how many at most
     */
    public synchronized List<Effect> after(long number, int most) {
        var from = Math.clamp(number, 0, effects.size());
        return List.copyOf(effects.subList(from, (int) Math.min(effects.size(), from + (long) most)));
    }

    /** The names of the mutations that changed the entities with this ref. */
    public List<String> operations(String ref) {
        return effects(ref).stream().map(Effect::operation).toList();
    }

    /** Numbers an effect and keeps it. */
    synchronized void add(Change change, String type, String ref) {
        var effect = new Effect(effects.size() + 1L, change.operation(), change.field(), type, ref, change.inputHash(),
                change.at());
        effects.add(effect);
        byRef.computeIfAbsent(ref, _ -> new ArrayList<>()).add(effect);
    }
}
