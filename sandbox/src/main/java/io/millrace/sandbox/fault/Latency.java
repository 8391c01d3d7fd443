package io.millrace.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/** How long a request is held back before it is looked at. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Latency.Fixed.class, name = "fixed"),
        @JsonSubTypes.Type(value = Latency.Uniform.class, name = "uniform"),
        @JsonSubTypes.Type(value = Latency.LogNormal.class, name = "log-normal"),
        @JsonSubTypes.Type(value = Latency.Mixed.class, name = "mixed")})
public sealed interface Latency {
    /** Not at all. */
    Latency NONE = new Fixed(Duration.ZERO);

    /** For one request. */
    Duration draw(Dice dice);

    /** Always the same. */
    record Fixed(Duration time) implements Latency {

        /** Not negative. */
        public Fixed {
            check(!time.isNegative(), "a latency must not be negative: " + time);
        }

        @Override
        public Duration draw(Dice dice) {
            return time;
        }
    }

    /** Anything between two times, each as likely as the other. */
    record Uniform(Duration least, Duration most) implements Latency {

        /** In order, and not negative. */
        public Uniform {
            check(!least.isNegative() && least.compareTo(most) <= 0,
                    "the least latency must not be negative or over the most: " + least + ", " + most);
        }

        @Override
        public Duration draw(Dice dice) {
            return least.plusNanos((long) (dice.share() * most.minus(least).toNanos()));
        }
    }

    /**
     * As latencies of real services are: most near the median, few far above it.
     *
     * @param sigma the standard deviation of the logarithm: with 0.5 one in a hundred takes over three medians, with 1
     *        over ten
     */
    record LogNormal(Duration median, double sigma) implements Latency {
        private static final double MOST_SIGMA = 3;

        /** With a spread from 0 to 3. */
        public LogNormal {
            check(!median.isNegative(), "a latency must not be negative: " + median);
            check(sigma >= 0 && sigma <= MOST_SIGMA, "sigma must be from 0 to 3: " + sigma);
        }

        @Override
        public Duration draw(Dice dice) {
            return Duration.ofNanos((long) (median.toNanos() * Math.exp(sigma * dice.bell())));
        }
    }

    /** One for most requests, and another for a share of them. */
    record Mixed(Latency usual, double share, Latency slow) implements Latency {

        /** With a share from 0 to 1. */
        public Mixed {
            check(share >= 0 && share <= 1, "a share must be from 0 to 1: " + share);
        }

        @Override
        public Duration draw(Dice dice) {
            return (dice.share() < share ? slow : usual).draw(dice);
        }
    }

    private static void check(boolean isRight, String problem) {
        if (!isRight) {
            throw new IllegalArgumentException(problem);
        }
    }
}
