package io.millrace.transformer;

import io.millrace.common.command.Command;
import io.millrace.common.command.Ending.Kind;
import io.millrace.common.event.EnvelopeReader;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.json.Json;
import io.millrace.transformer.template.Rendering;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Decides what becomes of an event (design, section 5): filter, drop repeats, render. It changes nothing and never
 * throws for what a record holds.
 */
final class Judge {
    /** What Elastic Path puts in place of personal data when it anonymizes (elastic-path reference, 13.21). */
    private static final Pattern STARS = Pattern.compile("\\*+");

    private final Selection selection;
    private final String bundle;
    private final Function<JsonNode, Rendering> renderer;
    private final InstantSource clock;

    /** Decides with these templates; {@code bundle} is their hash. */
    Judge(Selection selection, String bundle, Function<JsonNode, Rendering> renderer, InstantSource clock) {
        this.selection = selection;
        this.bundle = bundle;
        this.renderer = renderer;
        this.clock = clock;
    }

    Verdict judge(Arrival arrival, Repeats repeats) {
        var headers = arrival.event();
        if (headers.isEmpty()) {
            return Verdict.Refuse.unreadable(headers, "the headers of an event are missing or unreadable");
        }
        var event = headers.get();
        if (!selection.has(arrival.family(), event.type())) {
            return new Verdict.End(event, Kind.FILTERED, event.type() + " is not selected");
        }
        if (arrival.key() == null || arrival.value() == null) {
            return Verdict.Refuse.unreadable(headers, "the record has no key or no value");
        }
        try {
            return judge(arrival, event, Json.read(arrival.value()), repeats);
        } catch (JacksonException _) {
            return Verdict.Refuse.unreadable(headers, "the value is not one well-formed JSON document");
        }
    }

    private Verdict judge(Arrival arrival, EventHeaders event, JsonNode envelope, Repeats repeats) {
        var resource = EnvelopeReader.resource(envelope);
        if (isAnonymized(resource)) {
            return new Verdict.End(event, Kind.FILTERED, "it was anonymized, and would overwrite what Fluent has");
        }
        var earlier = repeats.earlier(identities(arrival, event).getFirst());
        if (earlier.isPresent()) {
            return new Verdict.End(event, Kind.DUPLICATE, "the first one is at offset " + earlier.get()
                    + " of partition " + arrival.source().partition() + " of " + arrival.source().topic());
        }
        var version = version(resource);
        return version.isEmpty()
                ? Verdict.Refuse.unreadable(Optional.of(event), "meta.timestamps of the resource has no time in it")
                : render(arrival, event, envelope, version.get());
    }

    /**
     * What an event is known by: a replay by its own name first, so that it passes where the event would not, and its
     * repeats do not.
     */
    static List<String> identities(Arrival arrival, EventHeaders event) {
        return Stream.concat(
                arrival.replay().map(replay -> event.id() + "@" + replay).stream(),
                Stream.of(event.id()))
                .toList();
    }

    private Verdict render(Arrival arrival, EventHeaders event, JsonNode envelope, String version) {
        return switch (renderer.apply(envelope)) {
            case Rendering.Failed(var code, var problems) -> new Verdict.Refuse(Optional.of(event), "template", code,
                    String.join("; ", problems));
            case Rendering.Rendered(var ref, var customerRef, var mutations) -> new Verdict.Send(event,
                    new Command(arrival.family(), ref, customerRef, version, bundle, event.id(), event.type(),
                            arrival.source(), clock.instant(), mutations));
        };
    }

    private static boolean isAnonymized(JsonNode resource) {
        return resource.path("anonymized").booleanValue(false) || isStars(resource.path("email"))
                || isStars(resource.path("name"));
    }

    private static boolean isStars(JsonNode node) {
        return node.isString() && STARS.matcher(node.stringValue()).matches();
    }

    private static Optional<String> version(JsonNode resource) {
        var timestamps = resource.at("/meta/timestamps");
        return Stream.of("updated_at", "created_at")
                .map(timestamps::path)
                .filter(Judge::isTime)
                .map(JsonNode::stringValue)
                .findFirst();
    }

    private static boolean isTime(JsonNode node) {
        try {
            return node.isString() && OffsetDateTime.parse(node.stringValue()) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
