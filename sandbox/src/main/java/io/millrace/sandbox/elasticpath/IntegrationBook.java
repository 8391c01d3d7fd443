package io.millrace.sandbox.elasticpath;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** The integrations there are. Safe for any thread. */
final class IntegrationBook {
    private final Map<String, Integration> integrations = new ConcurrentSkipListMap<>();

    void add(Integration integration) {
        integrations.put(integration.id(), integration);
    }

    List<Integration> all() {
        return List.copyOf(integrations.values());
    }

    /** Those that are enabled and observe an event. */
    List<Integration> observing(String key) {
        return integrations.values().stream().filter(each -> each.isWebhook() && each.observes(key)).toList();
    }

    Integration get(String id) {
        return Optional.ofNullable(integrations.get(id)).orElseThrow(() -> ApiError.notFound("Integration"));
    }

    Integration update(String id, UnaryOperator<Integration> change) {
        return Optional.ofNullable(integrations.computeIfPresent(id, (_, before) -> change.apply(before)))
                .orElseThrow(() -> ApiError.notFound("Integration"));
    }

    void remove(String id) {
        if (integrations.remove(id) == null) {
            throw ApiError.notFound("Integration");
        }
    }
}
