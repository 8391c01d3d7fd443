package io.millrace.sandbox.elasticpath;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The event keys that an integration may observe (elastic-path reference, 4.6). */
final class EventKeys {
    static final Set<String> ALL = Stream.of(
            keys("order", "created", "updated", "paid", "authorized", "fulfilled", "cancelled", "refunded"),
            keys("transaction", "created", "updated"),
            keys("customer", "created", "updated", "deleted"),
            keys("address", "created", "updated", "deleted"),
            keys("account", "created", "updated", "deleted"),
            keys("account-member", "created", "updated", "deleted"),
            keys("account-membership", "created", "updated", "deleted"),
            keys("catalog-release", "created", "updated", "deleted"),
            keys("catalog-rule", "created", "updated", "deleted"),
            keys("cart", "updated", "deleted"),
            keys("stock-transaction", "created"),
            keys("currency", "created", "updated", "deleted"),
            keys("file", "created", "deleted"),
            keys("settings", "created", "updated"),
            keys("payment-gateway", "updated"),
            keys("one-time-password-token-request", "created"),
            keys("integration", "created", "updated", "deleted"),
            keys("customAPIEntryType", "created", "updated", "deleted"),
            keys("user-authentication-info", "created", "updated", "deleted"),
            keys("subscription", "created", "updated", "deleted"),
            keys("subscription-invoice", "created", "updated", "deleted"))
            .flatMap(family -> family)
            .collect(Collectors.toUnmodifiableSet());

    private EventKeys() {}

    /** Whether the payload is only the type and the id of what is gone. */
    static boolean isDeletion(String key) {
        return key.endsWith(".deleted");
    }

    private static Stream<String> keys(String resource, String... changes) {
        return Arrays.stream(changes).map(change -> resource + "." + change);
    }
}
