package io.millrace.common.event;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Which version of its entity an event tells of: what Elastic Path calls {@code updated_at}.
 *
 * @param written as Elastic Path wrote it
 * @param second the same in seconds since 1970, which is as exact as Elastic Path is (elastic-path reference, 4.4)
 */
public record EventVersion(String written, long second) {

    /** Either a version, or why there is none. */
    public sealed interface Reading {
        /** The event says it. */
        record Known(EventVersion version) implements Reading {}

        /**
         * It does not.
         *
         * @param problem without any value of the event
         */
        record Unknown(String problem) implements Reading {}
    }

    /**
     * Reads it. A product's is that of its release, because its own does not change with what it inherits; a deletion
     * says only type and id (elastic-path reference, 4.3), so its receipt is all the time there is.
     *
     * @param event the record's headers
     * @param envelope the record's value
     */
    public static Reading of(EventHeaders event, JsonNode envelope) {
        var written = written(event, envelope);
        if (written.isEmpty()) {
            return new Reading.Unknown("the resource has no updated_at, so its version is unknown");
        }
        try {
            return new Reading.Known(
                    new EventVersion(written.get(), OffsetDateTime.parse(written.get()).toEpochSecond()));
        } catch (DateTimeException _) {
            return new Reading.Unknown("the version of the resource is not a time");
        }
    }

    private static Optional<String> written(EventHeaders event, JsonNode envelope) {
        var resource = EnvelopeReader.resource(envelope);
        var timestamps = resource.path("meta").path("timestamps");
        var own = Stream.of(timestamps.path("updated_at"), timestamps.path("created_at"));
        var isProduct = EventFamily.PRODUCTS.types().contains(event.type());
        var isDeletion = event.type().endsWith(".deleted");
        var release = envelope.path("payload").path("release").path("published_at");
        var candidates = isProduct
                ? Stream.concat(Stream.of(release),
                        isDeletion
                                ? Stream.of()
                                : Stream.concat(Stream.of(resource.path("attributes").path("updated_at")), own))
                : own;
        var found = candidates.filter(node -> !node.isMissingNode() && !node.isNull()).findFirst();
        return found.isEmpty() && isDeletion
                ? Optional.of(event.time().toString())
                : found.map(node -> node.isString() ? node.stringValue() : "not a text");
    }
}
