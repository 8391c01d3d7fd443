package io.millrace.common.event;

import java.util.Optional;
import java.util.Set;

/**
 * Whether the selected order events leave something to capture: an order that is sent to Fluent only once it is paid
 * has no open authorisation when it is complete (elastic-path reference, 1). Pure.
 */
public final class CaptureAdvice {
    private CaptureAdvice() {}

    /**
     * What to change, in one sentence; empty when all is well.
     *
     * @param orderEvents the event keys that are sent to Fluent
     */
    public static Optional<String> of(Set<String> orderEvents) {
        return orderEvents.contains("order.authorized")
                ? Optional.empty()
                : Optional.of("orders are sent to Fluent on "
                        + String.join(", ", orderEvents.stream().sorted().toList())
                        + ", when nothing is left to capture: set MILLRACE_TRANSFORMER_ORDER_EVENTS=order.authorized, "
                        + "and let a webhook of Elastic Path observe it");
    }
}
