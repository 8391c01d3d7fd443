package io.millrace.capture;

import io.millrace.capture.Finish.AlreadyCaptured;
import io.millrace.capture.Finish.Captured;
import io.millrace.capture.Finish.GivenUp;
import io.millrace.capture.NextStep.End;
import io.millrace.capture.NextStep.Later;
import io.millrace.capture.NextStep.Now;
import io.millrace.capture.Operation.Capture;
import io.millrace.capture.Operation.Fulfil;
import io.millrace.capture.Operation.ListTransactions;
import io.millrace.capture.Operation.ReadOrder;
import io.millrace.capture.Payment.State;
import io.millrace.capture.PolicyConfig.Marking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides by an order and its transactions what is to be done. Pure. */
record PaymentDecision(Marking marking) {
    private static final ListTransactions LIST = new ListTransactions();
    private static final Fulfil FULFIL = new Fulfil();
    /** So many failures of one call, while others are answered, are that call's own. */
    private static final int PATIENCE = 3;

    /** What to do about the transactions. */
    NextStep next(Known known) {
        var open = with(known, State.OPEN);
        var expired = with(known, State.EXPIRED);
        if (isCancelled(known) && !(open.isEmpty() && expired.isEmpty())) {
            return cancelled(known);
        }
        var stuck = new ArrayList<Trial>();
        for (var payment : open) {
            var trial = Optional.ofNullable(known.trials().get(payment.id()));
            if (trial.filter(PaymentDecision::forbidsMore).isEmpty()) {
                return new Now(new Capture(payment.id()), known);
            }
            trial.ifPresent(stuck::add);
        }
        return stuck(known, stuck)
                .or(() -> expired.isEmpty() ? Optional.empty() : Optional.of(expired(known, Optional.empty())))
                .or(() -> pending(known))
                .orElseGet(() -> nothingOpen(known));
    }

    /** What to do once all transactions are settled, and the order was read after that. */
    NextStep settled(Known known) {
        var order = known.order().orElseThrow();
        if (!order.isCovered()) {
            return new End(new GivenUp(Failure.OWING, "every authorised payment is captured, but the order is not paid "
                    + "in full: see its balance in Elastic Path"), known);
        }
        if (marking == Marking.OFF || order.isFulfilled() || order.isCancelled()
                || !(order.isPaid() || order.payment().equals("authorized"))) {
            return done(known);
        }
        if (!order.isPaid()) {
            return new Later(FULFIL, known, new Reason("not-paid-yet",
                    "the payments are captured, but Elastic Path does not call the order paid"));
        }
        return known.fulfilments() < PATIENCE
                ? new Now(FULFIL, known)
                : new Later(FULFIL, known, new Reason("failing",
                        "the order is paid, and Elastic Path fails to mark it as fulfilled"));
    }

    /** All is captured. */
    static End done(Known known) {
        return new End(known.sent() > 0 ? new Captured() : new AlreadyCaptured(), known);
    }

    /**
     * A capture that was not answered may still be under way, so it is not sent again at once; one that failed is over.
     */
    private static boolean forbidsMore(Trial trial) {
        return switch (trial) {
            case Trial.Refused _,Trial.Expired _,Trial.Unanswered _ -> true;
            case Trial.Failed(var times, var _) -> times >= PATIENCE;
        };
    }

    /** What may work later goes before what does not. */
    private static Optional<NextStep> stuck(Known known, List<Trial> stuck) {
        Optional<NextStep> end = Optional.empty();
        for (var trial : stuck) {
            switch (trial) {
                case Trial.Refused(var reason) -> {
                    return Optional.of(later(known, reason));
                }
                case Trial.Unanswered(var reason) -> {
                    return Optional.of(later(known, reason));
                }
                case Trial.Failed(var _, var reason) -> {
                    return Optional.of(later(known, reason));
                }
                case Trial.Expired(var reason) -> end = Optional.of(expired(known, Optional.of(reason)));
            }
        }
        return end;
    }

    private static NextStep later(Known known, Reason reason) {
        return new Later(new Capture(""), known, reason);
    }

    private static NextStep expired(Known known, Optional<Reason> reason) {
        var others = with(known, State.SETTLED).size();
        return new End(new GivenUp(Failure.EXPIRED, reason.map(Reason::code),
                "an authorisation has expired before it was captured: ask the buyer to pay again"
                        + (others == 0 ? "" : "; " + others + " other payments of the order are captured")
                        + reason.map(why -> " (" + why.message() + ")").orElse("")),
                known);
    }

    private static Optional<NextStep> pending(Known known) {
        return with(known, State.PENDING).isEmpty()
                ? Optional.empty()
                : Optional.of(new Later(LIST, known,
                        new Reason("pending", "the payment gateway has not decided about a payment")));
    }

    private NextStep nothingOpen(Known known) {
        if (with(known, State.SETTLED).isEmpty()) {
            return isCancelled(known)
                    ? cancelled(known)
                    : new End(new GivenUp(Failure.NOTHING_AUTHORISED,
                            "the order has no authorised payment in Elastic Path, so there is nothing to capture"),
                            known);
        }
        var done = known.settled();
        var isCovered = known.order().filter(ShopOrder::isCovered).isPresent();
        return known.captured() > 0 && (marking == Marking.ON || !isCovered)
                ? new Now(new ReadOrder(), done)
                : settled(done);
    }

    private static NextStep cancelled(Known known) {
        return new End(new GivenUp(Failure.CANCELLED, "the order is complete in Fluent and cancelled in Elastic Path, "
                + "with a payment that is not captured: decide which of them is right"), known);
    }

    private static boolean isCancelled(Known known) {
        return known.order().filter(ShopOrder::isCancelled).isPresent();
    }

    private static List<Payment> with(Known known, State state) {
        return known.payments().stream().filter(payment -> payment.state() == state).toList();
    }
}
