package io.millrace.sandbox.fault;

/**
 * When a fault happens.
 *
 * @param next to so many of the next ones; 0 for none
 * @param share to this part of all others, from 0 to 1
 */
public record Rule<F>(int next, double share, F fault) {

    /** A number and a share that can be. */
    public Rule {
        if (next < 0 || !(share >= 0 && share <= 1) || (next == 0 && share == 0)) {
            throw new IllegalArgumentException(
                    "a rule needs 'next', more than 0, or 'share', more than 0 and at most 1: " + fault);
        }
    }
}
