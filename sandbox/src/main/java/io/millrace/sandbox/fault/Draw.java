package io.millrace.sandbox.fault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The faults that can happen at one point: to the next few, in turn, and to a share of all others by chance. In effect
 * at once and safe for any thread.
 */
public final class Draw<F> {
    private final Deque<Turn<F>> turns = new ArrayDeque<>();
    private final Map<F, Double> shares = new LinkedHashMap<>();
    private final Dice dice;

    private record Turn<F>(int left, F fault) {}

    /** With nothing set; {@code dice} decides about shares. */
    public Draw(Dice dice) {
        this.dice = dice;
    }

    /** Lets a fault happen to the next ones, after those that were asked for before. */
    public synchronized void next(int times, F fault) {
        if (times > 0) {
            turns.add(new Turn<>(times, fault));
        }
    }

    /**
     * Lets a fault happen to a share of those to come, from 0 to 1; 0 ends it.
     *
     * @throws IllegalArgumentException when the shares of all faults here would be more than 1
     */
    public synchronized void share(double share, F fault) {
        var changed = new LinkedHashMap<>(shares);
        changed.put(fault, share);
        checkSum(changed.values());
        shares.clear();
        shares.putAll(changed);
        shares.values().removeIf(each -> each == 0);
    }

    /** What is set now: the next ones with what is left of them, and the shares. */
    public synchronized List<Rule<F>> rules() {
        var rules = new ArrayList<Rule<F>>();
        turns.forEach(turn -> rules.add(new Rule<>(turn.left(), 0, turn.fault())));
        shares.forEach((fault, share) -> rules.add(new Rule<>(0, share, fault)));
        return rules;
    }

    /**
     * Sets these in place of all others.
     *
     * @throws IllegalArgumentException when their shares are more than 1 together; then nothing has changed
     */
    public synchronized void set(List<Rule<F>> rules) {
        check(rules);
        clear();
        rules.forEach(rule -> next(rule.next(), rule.fault()));
        rules.stream().filter(rule -> rule.share() > 0)
                .forEach(rule -> shares.merge(rule.fault(), rule.share(), Double::sum));
    }

    /**
     * Refuses rules that cannot be set together.
     *
     * @throws IllegalArgumentException when their shares are more than 1 together
     */
    public static void check(List<? extends Rule<?>> rules) {
        checkSum(rules.stream().map(Rule::share).toList());
    }

    /** What happens to the one that is here now. */
    public synchronized Optional<F> take() {
        var turn = turns.poll();
        if (turn == null) {
            return byChance();
        }
        if (turn.left() > 1) {
            turns.addFirst(new Turn<>(turn.left() - 1, turn.fault()));
        }
        return Optional.of(turn.fault());
    }

    /** Ends everything here. */
    public synchronized void clear() {
        turns.clear();
        shares.clear();
    }

    private Optional<F> byChance() {
        if (shares.isEmpty()) {
            return Optional.empty();
        }
        var thrown = dice.share();
        for (var share : shares.entrySet()) {
            thrown -= share.getValue();
            if (thrown < 0) {
                return Optional.of(share.getKey());
            }
        }
        return Optional.empty();
    }

    private static void checkSum(Collection<Double> shares) {
        var sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        if (!(sum <= 1) || shares.stream().anyMatch(share -> !(share >= 0))) {
            throw new IllegalArgumentException("shares must be from 0 to 1, also all together: " + shares);
        }
    }
}
