package io.millrace.transformer;

import io.millrace.common.event.EventFamily;
import io.millrace.common.settings.SettingsReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Which events are looked at.
 *
 * @param families whose topics are read
 * @param orderEvents event keys of orders
 * @param customerEvents event keys of customers; of products, all are looked at
 */
public record Selection(Set<EventFamily> families, Set<String> orderEvents, Set<String> customerEvents) {
    private static final Set<EventFamily> CHAINS = Set.of(EventFamily.ORDERS, EventFamily.CUSTOMERS,
            EventFamily.PRODUCTS);
    /** Those that the hosted integration offers (elastic-path reference, 11). */
    private static final Set<String> ORDER_EVENTS = Set.of("order.created", "order.updated", "order.fulfilled",
            "order.paid", "order.authorized");
    /** Looked at whatever is selected, because an older event must not undo what they tell. A policy says the rest. */
    private static final Set<String> ORDER_ENDS = Set.of(Snapshot.CANCELLED, Snapshot.REFUNDED);

    private static final Set<String> CUSTOMER_EVENTS = Set.of("customer.created", "customer.updated");
    /** As {@link #ORDER_ENDS}. */
    private static final Set<String> CUSTOMER_ENDS = Set.of("customer.deleted");

    /** Copies the sets. */
    public Selection {
        families = Set.copyOf(families);
        orderEvents = Set.copyOf(orderEvents);
        customerEvents = Set.copyOf(customerEvents);
    }

    static Selection from(SettingsReader settings) {
        return new Selection(
                settings.optional("TRANSFORMER_ENTITIES", text -> each(text, Selection::family), CHAINS,
                        "which entities are sent to Fluent, of orders, customers and products"),
                settings.optional("TRANSFORMER_ORDER_EVENTS", text -> each(text, event -> oneOf(ORDER_EVENTS, event)),
                        Set.of("order.paid"), "which events of orders are sent to Fluent"),
                settings.optional("TRANSFORMER_CUSTOMER_EVENTS",
                        text -> each(text, event -> oneOf(CUSTOMER_EVENTS, event)),
                        CUSTOMER_EVENTS, "which events of customers are sent to Fluent"));
    }

    /** Whether events with this key are looked at. */
    boolean has(EventFamily family, String type) {
        return switch (family) {
            case ORDERS -> orderEvents.contains(type) || ORDER_ENDS.contains(type);
            case CUSTOMERS -> customerEvents.contains(type) || CUSTOMER_ENDS.contains(type);
            case PRODUCTS -> family.types().contains(type);
            case RELEASES -> false;
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
                .orElseThrow(() -> new IllegalArgumentException("each must be orders, customers or products"));
    }

    private static String oneOf(Set<String> events, String type) {
        if (!events.contains(type)) {
            throw new IllegalArgumentException("each must be one of " + events.stream().sorted().toList());
        }
        return type;
    }
}
