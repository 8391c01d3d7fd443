package io.millrace.sink;

import static io.millrace.sink.Operation.CREATE_CUSTOMER;
import static io.millrace.sink.Operation.FIND_CUSTOMER;
import static io.millrace.sink.Operation.UPDATE_CUSTOMER;

import io.millrace.common.command.Command;
import io.millrace.common.fluent.FluentAnswer.Absent;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentAnswer.Reply;
import io.millrace.sink.Finish.AlreadyThere;
import io.millrace.sink.Finish.Delivered;
import io.millrace.sink.Known.Doubt;
import io.millrace.sink.NextStep.End;
import io.millrace.sink.NextStep.Later;
import io.millrace.sink.NextStep.Now;
import io.millrace.sink.RouteConfig.CustomerUpdates;

/**
 * A customer is created or updated, whichever Fluent takes (fluent reference, 3.1 and 3.2).
 *
 * <pre>
 * createCustomer ─ exists ──▶ updateCustomer
 * updateCustomer ─ missing ─▶ createCustomer
 * either, unanswered ─▶ find customer ─ found ──▶ updateCustomer
 *                                     └ absent ─▶ createCustomer
 * </pre>
 *
 * <p>
 * Without updates, for accounts that have none, a customer that exists stays as it is:
 *
 * <pre>
 * customer.updated, or createCustomer ─ exists ─▶ find customer ─ found ──▶ already there
 *                                                               └ absent ─▶ createCustomer
 * </pre>
 */
record CustomerRoute(Command command, CustomerUpdates updates) implements Route {

    @Override
    public Operation first(Known known) {
        if (!"customer.updated".equals(command.eventType())) {
            return CREATE_CUSTOMER;
        }
        return switch (updates) {
            case ON -> UPDATE_CUSTOMER;
            case OFF -> FIND_CUSTOMER;
        };
    }

    @Override
    public Operation lookUp(Operation mutation) {
        return FIND_CUSTOMER;
    }

    @Override
    public NextStep after(Operation done, Known known, Reply reply) {
        return switch (done) {
            case FIND_CUSTOMER -> afterFind(known, reply);
            case CREATE_CUSTOMER, UPDATE_CUSTOMER -> afterMutation(done, known, reply);
            case FIND_ORDER, CREATE_ORDER, CREATE_ORDER_AND_CUSTOMER, UPDATE_ORDER, FIND_CATALOGUE, FIND_PARENT,
                    FIND_STANDARD_PRODUCT, CREATE_STANDARD_PRODUCT, UPDATE_STANDARD_PRODUCT, FIND_VARIANT_PRODUCT,
                    CREATE_VARIANT_PRODUCT, UPDATE_VARIANT_PRODUCT ->
                throw Route.wrongTurn(done);
        };
    }

    private NextStep afterFind(Known known, Reply reply) {
        return switch (reply) {
            case Found found -> switch (updates) {
                case ON -> Route.resumed(UPDATE_CUSTOMER, known);
                case OFF -> new End(new AlreadyThere(found.id()), known.told(found.id()));
            };
            case Absent _ -> absent(known);
            case Refused refused -> refused.saysMissing() ? absent(known) : Route.givenUp(known, refused);
        };
    }

    private static NextStep absent(Known known) {
        return known.doubt() == Doubt.CONFLICT
                ? new Later(CREATE_CUSTOMER, known.doubting(Doubt.NONE).failedOnceMore(),
                        new Refused(known.refusal().flatMap(Refused::code), "the customer exists, but is not found"))
                : Route.resumed(CREATE_CUSTOMER, known);
    }

    private NextStep afterMutation(Operation done, Known known, Reply reply) {
        return switch (reply) {
            case Found found -> new End(new Delivered(found.id()), known.told(found.id()));
            case Absent _ -> unanswered(done, known);
            case Refused refused -> {
                if (done == CREATE_CUSTOMER && refused.saysExists()) {
                    yield exists(known, refused);
                }
                yield done == UPDATE_CUSTOMER && refused.saysMissing()
                        ? turned(CREATE_CUSTOMER, known, Doubt.CONFLICT, Doubt.ABSENT, refused)
                        : Route.givenUp(known, refused);
            }
        };
    }

    private NextStep exists(Known known, Refused refused) {
        return switch (updates) {
            case ON -> turned(UPDATE_CUSTOMER, known, Doubt.ABSENT, Doubt.CONFLICT, refused);
            case OFF -> new Now(FIND_CUSTOMER, known.doubting(Doubt.CONFLICT).because(refused));
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
