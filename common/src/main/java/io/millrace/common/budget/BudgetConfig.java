package io.millrace.common.budget;

import io.millrace.common.settings.SettingsReader;
import java.util.OptionalDouble;

/**
 * What all instances together may ask of one target.
 *
 * @param inFlight how many requests at one time
 * @param requestsPerSecond how many begin in a second; empty for as many as go
 */
public record BudgetConfig(InFlight inFlight, OptionalDouble requestsPerSecond) {
    private static final String ADAPTIVE = "adaptive";
    private static final int MOST_IN_FLIGHT = 4_096;
    private static final int MOST_PER_SECOND = 100_000;
    private static final String RATE = " that begin in a second, all instances together (0.1 to " + MOST_PER_SECOND
            + ")";

    /** Checks the rate. */
    public BudgetConfig {
        if (requestsPerSecond.isPresent() && requestsPerSecond.getAsDouble() <= 0) {
            throw new IllegalArgumentException(
                    "requests per second must be more than zero, not " + requestsPerSecond.getAsDouble());
        }
    }

    /**
     * Reads {@code <section>_IN_FLIGHT}, {@code <section>_IN_FLIGHT_MAX} and {@code <section>_REQUESTS_PER_SECOND}.
     *
     * @param target whom it is about, for a person to read
     */
    public static BudgetConfig from(SettingsReader settings, String section, String target) {
        var rate = settings.maybe(section + "_REQUESTS_PER_SECOND", BudgetConfig::rate,
                "requests to " + target + RATE + "; not limited when it is not set");
        return new BudgetConfig(inFlight(settings, section, target),
                rate.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
    }

    /**
     * Reads the same settings, for a target that is known to limit the rate.
     *
     * @param requestsPerSecond unless the settings say something else
     */
    public static BudgetConfig from(SettingsReader settings, String section, String target,
            double requestsPerSecond) {
        var rate = settings.optional(section + "_REQUESTS_PER_SECOND", BudgetConfig::rate, requestsPerSecond,
                "requests to " + target + RATE);
        return new BudgetConfig(inFlight(settings, section, target), OptionalDouble.of(rate));
    }

    private static InFlight inFlight(SettingsReader settings, String section, String target) {
        var most = settings.number(section + "_IN_FLIGHT_MAX", 1, MOST_IN_FLIGHT, 256,
                "requests to " + target + " at one time, all instances together, at most, when "
                        + section + "_IN_FLIGHT is " + ADAPTIVE);
        var inFlight = settings.optional(section + "_IN_FLIGHT", BudgetConfig::checked, ADAPTIVE,
                "requests to " + target + " at one time, all instances together: a number (1 to " + MOST_IN_FLIGHT
                        + "), or " + ADAPTIVE + " to learn from throttling and time-outs how many it bears");
        return inFlight.equals(ADAPTIVE)
                ? new InFlight.Adaptive(most)
                : new InFlight.Fixed(Integer.parseInt(inFlight));
    }

    private static String checked(String text) {
        if (!text.equals(ADAPTIVE)) {
            var number = Integer.parseInt(text);
            if (number < 1 || number > MOST_IN_FLIGHT) {
                throw new IllegalArgumentException("it must be " + ADAPTIVE + " or from 1 to " + MOST_IN_FLIGHT);
            }
        }
        return text;
    }

    private static double rate(String text) {
        var rate = Double.parseDouble(text);
        if (!(rate >= 0.1 && rate <= MOST_PER_SECOND)) {
            throw new IllegalArgumentException("it must be from 0.1 to " + MOST_PER_SECOND);
        }
        return rate;
    }
}
