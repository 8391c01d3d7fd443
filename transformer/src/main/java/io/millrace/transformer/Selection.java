package io.millrace.transformer;

import io.millrace.common.event.EventFamily;
import io.millrace.common.settings.SettingsReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Which events are sent on.
 *
 * @param families whose topics are read
 * @param orderEvents event keys of orders; of customers, all but the deletion are sent on
 */
public record Selection(Set<EventFamily> families, Set<String> orderEvents) {
    private static final Set<EventFamily> CHAINS = Set.of(EventFamily.ORDERS, EventFamily.CUSTOMERS);
    /** Those that the hosted integration offers (elastic-path reference, 11). */
    private static final Set<String> ORDER_EVENTS = Set.of("order.created", "order.updated", "order.fulfilled",
            "order.paid", "order.authorized");
    private static final Set<String> CUSTOMER_EVENTS = Set.of("customer.created", "customer.updated");

    /** Copies the sets. */
    public Selection {
        families = Set.copyOf(families);
        orderEvents = Set.copyOf(orderEvents);
    }

    static Selection from(SettingsReader settings) {
        return new Selection(
                settings.optional("TRANSFORMER_ENTITIES", text -> each(text, Selection::family), CHAINS,
                        "which entities are sent to Fluent, of orders and customers"),
                settings.optional("TRANSFORMER_ORDER_EVENTS", text -> each(text, Selection::orderEvent),
                        Set.of("order.paid"), "which events of orders are sent to Fluent"));
    }

    /** Whether events with this key are sent on. */
    boolean has(EventFamily family, String type) {
        return switch (family) {
            case ORDERS -> orderEvents.contains(type);
            case CUSTOMERS -> CUSTOMER_EVENTS.contains(type);
            case PRODUCTS, RELEASES -> false;
        };
    }

    private static <T> Set<T> each(String text, Function<String, T> parse) {
        var items = new LinkedHashSet<T>();
        for (var item : List.of(text.split("\\s*,\\s*"))) {
            items.add(parse.apply(item.strip()));
        }
        return items;
    }

    private static EventFamily family(String word) {
        return CHAINS.stream()
                .filter(family -> family.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("each must be orders or customers"));
    }

    private static String orderEvent(String type) {
        if (!ORDER_EVENTS.contains(type)) {
            throw new IllegalArgumentException("each must be one of " + ORDER_EVENTS.stream().sorted().toList());
        }
        return type;
    }
}
