package io.millrace.gateway;

import io.millrace.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks as Elastic Path sends them. */
final class Samples {
    static final byte[] ORDER_PAID = read("webhook-order.paid.json");
    static final byte[] CUSTOMER_CREATED = read("webhook-customer.created.json");
    static final byte[] PRODUCT_UPDATED = read("webhook-product.updated-legacy.json");
    static final byte[] RELEASE_PUBLISHED = read("webhook-catalog-release.updated-published.json");
    static final byte[] CART_UPDATED = bytes("""
            {"id": "6b1a3ef2-7a83-4b77-9d36-6d2b3d8f5f60", "triggered_by": "cart.updated", "payload": {}}""");

    private Samples() {}

    /** An order's webhook with an event id and an order id of its own. */
    static byte[] orderPaid(String eventId, String orderId) {
        var envelope = (ObjectNode) Json.read(ORDER_PAID);
        envelope.put("id", eventId);
        ((ObjectNode) envelope.at("/payload/data")).put("id", orderId);
        return Json.write(envelope);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] read(String name) {
        try (var sample = Objects.requireNonNull(Samples.class.getResourceAsStream(name), name)) {
            return sample.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
