package io.millrace.common.budget;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A budget at one moment.
 *
 * <ul>
 * <li>{@code inFlight <= limit}, but for a while after the limit has been lowered.
 * <li>{@code limit} far below its maximum means that the target throttles or times out. {@code dropped} says how often.
 * <li>Somebody waiting with {@code inFlight < limit} means that the rate is the bound.
 * </ul>
 *
 * @param limit how many may be in flight now
 * @param inFlight how many are
 * @param requestsPerSecond the rate of now, empty when there is none
 * @param dropped how many requests the target throttled or did not answer, so far
 * @param classes what became of each class
 */
public record BudgetSnapshot(int limit, int inFlight, OptionalDouble requestsPerSecond, long dropped,
        Map<Priority, Turnout> classes) {

    /** Copies the map. */
    public BudgetSnapshot {
        classes = Map.copyOf(classes);
    }

    /**
     * One class.
     *
     * @param waiting how many wait now
     * @param entered how many have entered so far
     * @param waited how long those have waited, all together
     */
    public record Turnout(int waiting, long entered, Duration waited) {}

    /** One class; a class that nobody used is all zeros. */
    public Turnout of(Priority priority) {
        return classes.getOrDefault(priority, new Turnout(0, 0, Duration.ZERO));
    }
}
