package io.millrace.common.budget;

/** How many requests may be in flight at one time. */
public sealed interface InFlight {

    /** The most there may ever be. */
    int most();

    /** Always the same number. */
    record Fixed(int most) implements InFlight {

        /** At least 1. */
        public Fixed {
            check(most);
        }
    }

    /** As many as the target bears, which is learned from what becomes of requests, up to a number. */
    record Adaptive(int most) implements InFlight {

        /** At least 1. */
        public Adaptive {
            check(most);
        }
    }

    private static void check(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one request must be allowed in flight, not " + most);
        }
    }
}
