package io.millrace.sink;

import static io.millrace.sink.Operation.CREATE_CUSTOMER;
import static io.millrace.sink.Operation.FIND_CUSTOMER;
import static io.millrace.sink.Operation.UPDATE_CUSTOMER;

import io.millrace.common.command.Command;
import io.millrace.sink.Finish.Delivered;
import io.millrace.sink.Known.Doubt;
import io.millrace.sink.NextStep.End;
import io.millrace.sink.NextStep.Later;
import io.millrace.sink.NextStep.Now;
import io.millrace.sink.fluent.FluentAnswer.Found;
import io.millrace.sink.fluent.FluentAnswer.Refused;
import java.util.Optional;

/**
 * A customer is created or updated, whichever Fluent takes (fluent reference, 3.1 and 3.2).
 *
 * <pre>
 * createCustomer ─ C0123E ─▶ updateCustomer
 * updateCustomer ─ C0120E ─▶ createCustomer
 * either, unanswered ─▶ find customer ─ found ──▶ updateCustomer
 *                                     └ absent ─▶ createCustomer
 * </pre>
 */
record CustomerRoute(Command command) implements Route {

    @Override
    public Operation first(Known known) {
        return "customer.updated".equals(command.eventType()) ? UPDATE_CUSTOMER : CREATE_CUSTOMER;
    }

    @Override
    public Operation lookUp() {
        return FIND_CUSTOMER;
    }

    @Override
    public NextStep found(Operation done, Known known, Found found) {
        return switch (done) {
            case FIND_CUSTOMER -> afterLookUp(UPDATE_CUSTOMER, known);
            case CREATE_CUSTOMER, UPDATE_CUSTOMER -> new End(new Delivered(found.id()), known.told(found.id()));
            case FIND_ORDER, CREATE_ORDER, CREATE_ORDER_AND_CUSTOMER -> throw Route.wrongTurn(done);
        };
    }

    @Override
    public NextStep absent(Operation done, Known known) {
        return switch (done) {
            case FIND_CUSTOMER -> afterLookUp(CREATE_CUSTOMER, known);
            case CREATE_CUSTOMER, UPDATE_CUSTOMER, FIND_ORDER, CREATE_ORDER, CREATE_ORDER_AND_CUSTOMER -> throw Route
                    .wrongTurn(done);
        };
    }

    /** Either mutation may be sent twice: an update says what it said before, a second creation is refused. */
    private static NextStep afterLookUp(Operation mutation, Known known) {
        var clear = known.doubting(Doubt.NONE);
        return known.doubt() == Doubt.UNKNOWN
                ? new Later(mutation, clear.failedOnceMore(),
                        new Refused(Optional.empty(), "Fluent did not answer"))
                : new Now(mutation, clear);
    }

    @Override
    public NextStep refused(Operation done, Known known, Refused refused) {
        return switch (done) {
            case FIND_CUSTOMER -> refused.is("C0120E") ? absent(done, known) : Route.givenUp(known, refused);
            case CREATE_CUSTOMER -> refused.is("C0123E")
                    ? turned(UPDATE_CUSTOMER, known, Doubt.ABSENT, Doubt.CONFLICT, refused)
                    : Route.givenUp(known, refused);
            case UPDATE_CUSTOMER -> refused.is("C0120E")
                    ? turned(CREATE_CUSTOMER, known, Doubt.CONFLICT, Doubt.ABSENT, refused)
                    : Route.givenUp(known, refused);
            case FIND_ORDER, CREATE_ORDER, CREATE_ORDER_AND_CUSTOMER -> throw Route.wrongTurn(done);
        };
    }

    /** The other mutation then; at once the first time, and as a failure when Fluent contradicts itself. */
    private static NextStep turned(Operation other, Known known, Doubt before, Doubt after, Refused refused) {
        var doubting = known.doubting(after);
        return known.doubt() == before
                ? new Later(other, doubting.failedOnceMore(), refused)
                : new Now(other, doubting);
    }
}
