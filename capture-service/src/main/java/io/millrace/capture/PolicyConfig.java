package io.millrace.capture;

import io.millrace.common.settings.SettingsReader;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * When an order's payments are captured, and what is done then.
 *
 * @param confirmation whether Fluent is asked what the order's status is
 * @param complete the statuses that count as complete
 * @param stale the statuses that a webhook may tell although the order is complete, when Fluent is asked
 * @param fulfilled the statuses of a fulfilment that was sent off
 * @param partial what becomes of an order of which something was not
 * @param marking whether a paid order is marked as fulfilled in Elastic Path
 */
record PolicyConfig(Confirmation confirmation, Set<String> complete, Set<String> stale, Set<String> fulfilled,
        Partial partial, Marking marking) {

    /** Whether Fluent is asked. */
    enum Confirmation {
        /** It is, about each order. */
        ON,
        /** The webhook is believed. */
        OFF
    }

    /** What becomes of an order of which Fluent says that not all was fulfilled. */
    enum Partial {
        /** It goes to the dead letters, for a person to decide. */
        HOLD,
        /** All of its payments are captured. */
        CAPTURE_ALL
    }

    /** Whether a paid order is marked as fulfilled. */
    enum Marking {
        /** It is. */
        ON,
        /** It stays as it is. */
        OFF
    }

    /** Copies the sets. */
    PolicyConfig {
        complete = Set.copyOf(complete);
        stale = Set.copyOf(stale);
        fulfilled = Set.copyOf(fulfilled);
    }

    static PolicyConfig from(SettingsReader settings) {
        return new PolicyConfig(
                on(settings, "CAPTURE_CONFIRM", "on", "whether Fluent is asked for the order's status and its "
                        + "fulfilments before anything is captured: on, or off to believe the webhook")
                                ? Confirmation.ON
                                : Confirmation.OFF,
                statuses(settings, "CAPTURE_COMPLETE_STATUSES", List.of("COMPLETE"),
                        "the statuses of an order in Fluent that count as complete; webhooks with another one are "
                                + "counted and not stored"),
                statuses(settings, "CAPTURE_STALE_STATUSES",
                        List.of("BOOKED", "PICK_PACK", "AWAITING_COURIER_COLLECTION"),
                        "the statuses that a webhook may still tell when the order has just become complete; such "
                                + "webhooks are stored too when MILLRACE_CAPTURE_CONFIRM is on"),
                statuses(settings, "CAPTURE_FULFILLED_STATUSES", List.of("COMPLETE", "FULFILLED"),
                        "the statuses of a fulfilment in Fluent that count as sent off"),
                settings.optional("CAPTURE_PARTIAL", PolicyConfig::partial, Partial.HOLD,
                        "what becomes of an order of which Fluent says that not all was fulfilled: hold makes it a "
                                + "dead letter, capture-all takes the money for all of it"),
                on(settings, "CAPTURE_MARK_FULFILLED", "off",
                        "whether an order is marked as fulfilled in Elastic Path once it is paid: on or off")
                                ? Marking.ON
                                : Marking.OFF);
    }

    /** Whether a webhook with that status is worth looking at; an empty one says nothing. */
    boolean selects(String status) {
        return complete.contains(status)
                || (confirmation == Confirmation.ON && (status.isEmpty() || stale.contains(status)));
    }

    private static boolean on(SettingsReader settings, String name, String standard, String meaning) {
        return "on".equals(settings.matching(name, "on|off", standard, meaning));
    }

    private static Set<String> statuses(SettingsReader settings, String name, List<String> standard, String meaning) {
        return Set.copyOf(settings.words(name, standard, meaning));
    }

    private static Partial partial(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "hold" -> Partial.HOLD;
            case "capture-all" -> Partial.CAPTURE_ALL;
            default -> throw new IllegalArgumentException("it must be hold or capture-all");
        };
    }
}
