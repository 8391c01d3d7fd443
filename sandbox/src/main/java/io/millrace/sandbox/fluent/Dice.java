package io.millrace.sandbox.fluent;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Chance, from a seed: the same seed gives the same numbers in the same order, though not to the same requests when
 * several arrive at once. Safe for any thread.
 */
final class Dice {
    private RandomGenerator random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    synchronized void seed(long seed) {
        random = new SplittableRandom(seed);
    }

    /** From 0 to less than 1. */
    synchronized double share() {
        return random.nextDouble();
    }

    /** Around 0, with a standard deviation of 1. */
    synchronized double bell() {
        return random.nextGaussian();
    }
}
