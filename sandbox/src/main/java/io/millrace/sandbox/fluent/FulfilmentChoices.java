package io.millrace.sandbox.fluent;

import java.time.Instant;

/** How an order is to reach its customer, held inside of the order. */
final class FulfilmentChoices {
    private final Ids ids;

    FulfilmentChoices(Ids ids) {
        this.ids = ids;
    }

    /** One choice of an order's input as it is stored. */
    Fields drafted(Fields input, Instant now) {
        var address = input.maybePart("deliveryAddress")
                .map(part -> entity(part, now).with(Fetch.TYPE, "CustomerAddress"));
        var choice = entity(input, now).with("status", "CREATED");
        return address.map(part -> choice.with("deliveryAddress", part.byName())).orElse(choice);
    }

    private Fields entity(Fields input, Instant now) {
        var number = ids.number();
        return Entity.created(number, Long.toString(number), now, input).fields();
    }
}
