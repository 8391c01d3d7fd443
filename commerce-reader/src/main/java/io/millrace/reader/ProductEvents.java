package io.millrace.reader;

import io.millrace.common.event.CommerceEvent;
import io.millrace.common.event.EnvelopeReader;
import io.millrace.common.event.EnvelopeReading;
import io.millrace.common.event.EnvelopeReading.Known;
import io.millrace.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts what a release says of a product into the form of an event. The same product, with the same content, in the same
 * release is the same event, however often it is read. Pure.
 */
final class ProductEvents {
    private final Release release;

    ProductEvents(Release release) {
        this.release = release;
    }

    /** What a child's event tells of its parent: what it is known by. */
    record Parent(String id, Optional<String> sku) {}

    /** Empty when it has no usable key. */
    Optional<CommerceEvent> updated(ProductDocument product, Optional<Parent> parent) {
        var payload = Json.object();
        payload.set("data", product.normalized());
        parent.ifPresent(known -> {
            var included = payload.putObject("included").putObject("parent");
            included.put("id", known.id()).put("type", "product");
            known.sku().ifPresent(sku -> included.putObject("attributes").put("sku", sku));
        });
        return event("product.updated", payload);
    }

    /** Empty when it has no usable key. */
    Optional<CommerceEvent> deleted(String id, KnownProduct product) {
        var payload = Json.object();
        var data = payload.putObject("data").put("id", id).put("type", "product");
        var attributes = data.putObject("attributes");
        product.sku().ifPresent(sku -> attributes.put("sku", sku));
        product.parent().ifPresent(parent -> attributes.put("base_product_id", parent));
        product.type().ifPresent(type -> data.putObject("meta").putArray("product_types").add(type));
        return event("product.deleted", payload);
    }

    private Optional<CommerceEvent> event(String type, ObjectNode payload) {
        var stated = payload.putObject("release").put("id", release.id()).put("catalog_id", release.catalogue());
        release.publishedAt().ifPresent(time -> stated.put("published_at", time));
        return event(type, "/elastic-path/catalogs/" + release.catalogue(), payload);
    }

    /**
     * An event as a webhook would bring it, whose id follows from what it says.
     *
     * @param source as a CloudEvents source
     */
    static Optional<CommerceEvent> event(String type, String source, ObjectNode payload) {
        var envelope = Json.object().put("id", fingerprint(type, payload)).put("triggered_by", type);
        envelope.set("payload", payload);
        EnvelopeReading reading = EnvelopeReader.read(Json.write(envelope));
        return reading instanceof Known(var event)
                ? Optional.of(new CommerceEvent(event.id(), event.type(), event.family(), source, event.subject(),
                        event.key(), event.envelope()))
                : Optional.empty();
    }

    private static String fingerprint(String type, ObjectNode payload) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(type.getBytes(StandardCharsets.UTF_8));
            return "read-" + HexFormat.of().formatHex(digest.digest(Json.write(payload)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
