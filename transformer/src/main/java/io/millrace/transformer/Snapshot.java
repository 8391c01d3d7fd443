package io.millrace.transformer;

import io.millrace.common.command.SourceRecord;
import io.millrace.common.event.EnvelopeReader;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.event.EventVersion;
import io.millrace.common.json.Json;
import io.millrace.common.topic.Topic;
import io.millrace.transformer.memory.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What an event tells of its entity.
 *
 * @param envelope the event's value, parsed
 * @param version the entity's version as it was written
 * @param second the same in seconds since 1970, which is as exact as Elastic Path is (elastic-path reference, 4.4)
 * @param standings what is special about the entity; nothing for most
 */
record Snapshot(JsonNode envelope, String version, long second, List<Standing> standings) {
    /** The event key of an order's cancellation. */
    static final String CANCELLED = "order.cancelled";
    /** The event key of an order's full refund. */
    static final String REFUNDED = "order.refunded";

    /** What Elastic Path puts in place of personal data when it anonymizes (elastic-path reference, 13.21). */
    private static final Pattern STARS = Pattern.compile("\\*+");

    /** Clocks differ; but a version that lies further ahead would make all that follows stale. */
    private static final Duration AHEAD = Duration.ofDays(1);

    /** Either a snapshot, or why there is none. */
    sealed interface Reading {
        /** The event could be read. */
        record Read(Snapshot snapshot) implements Reading {}

        /** It could not; the message holds no value of the event. */
        record Unreadable(Reason reason, String message) implements Reading {}
    }

    /** Parses the event, once and for all. What is larger than any event can be is not parsed. */
    static Reading of(Arrival arrival, EventHeaders event) {
        var value = arrival.value();
        if (arrival.key() == null || value == null) {
            return unreadable("the record has no key or no value");
        }
        if (value.length > Topic.MAX_RECORD_BYTES) {
            return new Reading.Unreadable(Reason.TOO_LARGE,
                    "the value has " + value.length + " bytes, more than " + Topic.MAX_RECORD_BYTES);
        }
        try {
            return of(arrival, event, Json.read(value));
        } catch (JacksonException _) {
            return unreadable("the value is not one well-formed JSON document");
        }
    }

    private static Reading of(Arrival arrival, EventHeaders event, JsonNode envelope) {
        var resource = EnvelopeReader.resource(envelope);
        if (!resource.isObject()) {
            return unreadable("payload is missing or not an object");
        }
        return switch (EventVersion.of(event, envelope)) {
            case EventVersion.Reading.Unknown(var problem) -> unreadable(problem);
            case EventVersion.Reading.Known(var version) -> version.second() > latest(arrival.source())
                    ? unreadable("the version of the resource lies in the future")
                    : new Reading.Read(new Snapshot(envelope, version.written(), version.second(),
                            standings(event.type(), resource)));
        };
    }

    private static long latest(SourceRecord source) {
        return source.timestamp().plus(AHEAD).getEpochSecond();
    }

    private static List<Standing> standings(String type, JsonNode resource) {
        var standings = new ArrayList<Standing>(1);
        if (isDeletion(type)) {
            standings.add(Standing.DELETED);
        }
        if (type.equals(CANCELLED) || isText(resource.path("status"), "cancelled")) {
            standings.add(Standing.CANCELLED);
        }
        if (type.equals(REFUNDED) || isText(resource.path("payment"), "refunded")) {
            standings.add(Standing.REFUNDED);
        }
        if (resource.path("anonymized").booleanValue(false) || isStars(resource.path("email"))
                || isStars(resource.path("name"))) {
            standings.add(Standing.ANONYMIZED);
        }
        return standings;
    }

    private static boolean isDeletion(String type) {
        return type.endsWith(".deleted");
    }

    private static boolean isText(JsonNode node, String text) {
        return node.isString() && node.stringValue().equals(text);
    }

    private static boolean isStars(JsonNode node) {
        return node.isString() && STARS.matcher(node.stringValue()).matches();
    }

    private static Reading unreadable(String message) {
        return new Reading.Unreadable(Reason.UNREADABLE, message);
    }
}
