package io.millrace.sandbox.fluent;

import io.millrace.sandbox.http.Numbered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What changed, in the order it changed. Safe for any thread. */
public final class Journal {
    private final Numbered<Effect> effects = new Numbered<>();
    private final Map<String, List<Effect>> byRef = new HashMap<>();

    Journal() {}

    /** Everything so far. */
    public List<Effect> effects() {
        return effects.all();
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
    public List<Effect> after(long number, int most) {
        return effects.after(number, most);
    }

    /** The names of the mutations that changed the entities with this ref. */
    public List<String> operations(String ref) {
        return effects(ref).stream().map(Effect::operation).toList();
    }

    /** Numbers an effect and keeps it. */
    synchronized void add(Change change, String type, String ref) {
        var effect = effects.add(number -> new Effect(number, change.operation(), change.field(), type, ref,
                change.inputHash(), change.at()));
        byRef.computeIfAbsent(ref, _ -> new ArrayList<>()).add(effect);
    }
}
