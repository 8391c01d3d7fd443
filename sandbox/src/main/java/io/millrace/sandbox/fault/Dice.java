package io.millrace.sandbox.fault;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Chance, from a seed: the same seed gives the same numbers in the same order, though not to the same requests when
 * several arrive at once. Safe for any thread.
 */
public final class Dice {
    private RandomGenerator random;

    /** Throws the numbers of {@code seed}. */
    public Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Begins anew. */
    public synchronized void seed(long seed) {
        random = new SplittableRandom(seed);
    }

    /** From 0 to less than 1. */
    public synchronized double share() {
        return random.nextDouble();
    }

    /** Around 0, with a standard deviation of 1. */
    public synchronized double bell() {
        return random.nextGaussian();
    }
}
