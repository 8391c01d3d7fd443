package io.millrace.reader;

import io.millrace.common.json.Json;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A release of a catalogue (elastic-path reference, 9).
 *
 * @param id its id
 * @param catalogue the catalogue's id
 * @param status such as {@code PUBLISHED}
 * @param publishedAt when it was published, as Elastic Path writes it
 * @param hasWholeDelta whether its delta file holds the whole release
 * @param delta the signed link to its delta file, which dies after an hour
 */
record Release(String id, String catalogue, String status, Optional<String> publishedAt, boolean hasWholeDelta,
        Optional<URI> delta) {

    /** Reads a release, as a webhook or the API tells it; empty when it lacks an id or a catalogue. */
    static Optional<Release> of(JsonNode resource) {
        var id = text(resource.path("id"));
        var catalogue = text(resource.at("/attributes/catalog_id"));
        if (id.isEmpty() || catalogue.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Release(id.get(), catalogue.get(),
                text(resource.at("/meta/release_status")).orElse("UNKNOWN"),
                text(resource.at("/attributes/published_at")).or(() -> text(resource.at("/meta/updated_at"))),
                resource.at("/meta/is_full_delta").booleanValue(false),
                text(resource.at("/relationships/delta/links/related")).flatMap(Release::address)));
    }

    /** Whether its products can be read. */
    boolean isPublished() {
        return status.equals("PUBLISHED");
    }

    /** Whether it was published after {@code other}; of what says no time, nothing is known to be newer. */
    boolean isNewerThan(Release other) {
        var ours = moment(publishedAt);
        var theirs = moment(other.publishedAt);
        return ours.isPresent() && theirs.isPresent() && ours.get().isAfter(theirs.get());
    }

    /** What is kept of it once it was read. */
    byte[] bytes() {
        var kept = Json.object().put("id", id);
        kept.putObject("meta").put("release_status", status);
        var attributes = kept.putObject("attributes").put("catalog_id", catalogue);
        publishedAt.ifPresent(time -> attributes.put("published_at", time));
        return Json.write(kept);
    }

    /** Empty for what was not written by {@link #bytes()}. */
    static Optional<Release> read(byte[] bytes) {
        try {
            return of(Json.read(bytes));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** Where its products are. */
    String products() {
        return path() + "/products";
    }

    /** Where it is. */
    String path() {
        return "/pcm/catalogs/" + catalogue + "/releases/" + id;
    }

    private static Optional<URI> address(String text) {
        try {
            var uri = URI.create(text);
            return uri.getHost() != null && uri.getScheme().startsWith("http") ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(Optional<String> time) {
        try {
            return time.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node.asString("")).filter(text -> !text.isBlank());
    }
}
