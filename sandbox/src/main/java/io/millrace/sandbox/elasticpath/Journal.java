package io.millrace.sandbox.elasticpath;

import io.millrace.sandbox.http.Numbered;
import java.util.List;

/** What clients changed, in the order it changed. Safe for any thread. */
public final class Journal {
    private final Numbered<Effect> effects = new Numbered<>();

    Journal() {}

    /** Everything so far. */
    public List<Effect> effects() {
        return effects.all();
    }

    /** What happened to one order. */
    public List<Effect> effects(String order) {
        return effects.all().stream().filter(effect -> effect.order().equals(order)).toList();
    }

    /** The captures of one order; one of each transaction is right. */
    public List<Effect> captures(String order) {
        return effects(order).stream().filter(effect -> effect.effect().equals("capture")).toList();
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

    void add(Order before, Order after) {
        OrderChanges.added(before, after).forEach(each -> effects.add(number -> Effect.of(number, after, each)));
        OrderChanges.updated(before, after).forEach(each -> effects.add(number -> Effect.of(number, after, each)));
        if (after.cancelled() && !before.cancelled()) {
            effects.add(number -> Effect.of(number, after, "cancelled"));
        }
        if (after.fulfilled() && !before.fulfilled()) {
            effects.add(number -> Effect.of(number, after, "fulfilled"));
        }
    }
}
