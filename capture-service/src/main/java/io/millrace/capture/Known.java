package io.millrace.capture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known while the payments of one order are being captured. Immutable.
 *
 * @param order the order, as it was last read
 * @param payments its transactions, as they were last listed
 * @param trials what came of captures, by transaction
 * @param stage how far it is
 * @param sent how many captures were sent, those of earlier attempts included
 * @param captured how many of them Elastic Path has confirmed in this attempt
 * @param fulfilments how many times it failed to mark the order
 */
record Known(Optional<ShopOrder> order, List<Payment> payments, Map<String, Trial> trials, Stage stage, int sent,
        int captured, int fulfilments) {

    /** How far it is. */
    enum Stage {
        /** Its payments are looked at. */
        PAYMENTS,
        /** All of them are settled. */
        SETTLED
    }

    /** Copies the collections. */
    Known {
        payments = List.copyOf(payments);
        trials = Map.copyOf(trials);
    }

    /** Nothing but how many captures were sent in earlier attempts. */
    static Known after(int earlier) {
        return new Known(Optional.empty(), List.of(), Map.of(), Stage.PAYMENTS, earlier, 0, 0);
    }

    Known with(ShopOrder read) {
        return new Known(Optional.of(read), payments, trials, stage, sent, captured, fulfilments);
    }

    Known with(List<Payment> listed) {
        return new Known(order, listed, trials, stage, sent, captured, fulfilments);
    }

    /** One capture more was sent, or may have been. */
    Known tried(String transaction, Trial trial) {
        var more = new HashMap<>(trials);
        more.put(transaction, trial);
        return new Known(order, payments, more, stage, sent + 1, captured, fulfilments);
    }

    /** Elastic Path has confirmed a capture. */
    Known captured(String transaction) {
        var after = payments.stream().map(each -> each.id().equals(transaction) ? each.settled() : each).toList();
        return new Known(order, after, trials, stage, sent + 1, captured + 1, fulfilments);
    }

    Known settled() {
        return new Known(order, payments, trials, Stage.SETTLED, sent, captured, fulfilments);
    }

    Known failedToFulfil() {
        return new Known(order, payments, trials, stage, sent, captured, fulfilments + 1);
    }

    /** How many times the capture of a transaction has failed. */
    int failures(String transaction) {
        return trials.get(transaction) instanceof Trial.Failed(var times, var _) ? times : 0;
    }
}
