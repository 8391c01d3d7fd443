package io.millrace.lab.demo;

import io.millrace.common.command.Ending;
import io.millrace.lab.journey.Journey;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** One order's way, on one line of a terminal. */
final class JourneyLine {
    private JourneyLine() {}

    /** The line for a journey that has a result. */
    static String of(Journey journey) {
        return "order " + journey.key().substring(0, Math.min(8, journey.key().length()))
                + "  webhook → " + journey.stored().orElse("?") + after(journey, journey.storedAt())
                + " → rendered" + after(journey, journey.renderedAt())
                + " → " + journey.result().map(JourneyLine::ending).orElse("?")
                + journey.took().map(JourneyLine::milliseconds).orElse("");
    }

    /** The line for an order whose capture has ended. */
    static String captured(String key, Ending ending) {
        return "order " + key.substring(0, Math.min(8, key.length())) + "  complete in Fluent → "
                + switch (ending.kind()) {
                    case DELIVERED -> "captured";
                    case DEAD_LETTER, DUPLICATE, FILTERED, STALE, UNCHANGED -> "not captured";
                }
                + ending.cause().map(cause -> " (" + cause.message() + ")").orElse("")
                + milliseconds(Duration.between(ending.received(), ending.ended()));
    }

    private static String ending(Ending ending) {
        var word = ending.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var delivery = ending.delivery();
        return word + delivery.flatMap(Ending.Delivery::operation).map(operation -> " by " + operation).orElse("")
                + delivery.flatMap(Ending.Delivery::fluentId).map(id -> ", Fluent id " + id).orElse("")
                + ending.cause().map(cause -> " (" + cause.message() + ")").orElse("");
    }

    private static String after(Journey journey, Optional<Instant> when) {
        return journey.received().flatMap(received -> when.map(seen -> milliseconds(Duration.between(received, seen))))
                .orElse(" ?");
    }

    private static String milliseconds(Duration duration) {
        return " +" + duration.toMillis() + " ms";
    }
}
