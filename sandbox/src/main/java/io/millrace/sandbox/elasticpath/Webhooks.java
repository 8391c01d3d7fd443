package io.millrace.sandbox.elasticpath;

import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Tells every integration that observes an event, each with an id of its own. */
final class Webhooks implements Events {
    private final IntegrationBook integrations;
    private final WebhookCourier courier;
    private final Ids ids;

    Webhooks(IntegrationBook integrations, WebhookCourier courier, Ids ids) {
        this.integrations = integrations;
        this.courier = courier;
        this.ids = ids;
    }

    @Override
    public void fire(String key, Supplier<ObjectNode> payload) {
        var observers = integrations.observing(key);
        if (!observers.isEmpty()) {
            var snapshot = payload.get();
            observers.forEach(observer -> courier.deliver(new Envelope(ids.next(), key, observer, snapshot)));
        }
    }
}
