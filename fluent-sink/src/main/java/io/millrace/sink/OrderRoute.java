package io.millrace.sink;

import static io.millrace.sink.Operation.CREATE_ORDER;
import static io.millrace.sink.Operation.CREATE_ORDER_AND_CUSTOMER;
import static io.millrace.sink.Operation.FIND_CUSTOMER;
import static io.millrace.sink.Operation.FIND_ORDER;

import io.millrace.common.command.Command;
import io.millrace.sink.Finish.AlreadyThere;
import io.millrace.sink.Finish.Delivered;
import io.millrace.sink.Known.Doubt;
import io.millrace.sink.Known.Origin;
import io.millrace.sink.NextStep.End;
import io.millrace.sink.NextStep.Later;
import io.millrace.sink.NextStep.Now;
import io.millrace.sink.fluent.FluentAnswer.Found;
import io.millrace.sink.fluent.FluentAnswer.Refused;
import java.util.Optional;

/**
 * An order is created once, for a customer that Fluent knows or together with it (fluent reference, 3.3 and 3.4).
 *
 * <pre>
 * find customer ─ found ──▶ createOrder ─────────────────┬─▶ delivered
 *               └ absent ─▶ createOrderAndCustomer ──────┘
 * createOrder            C0121E ─▶ find order ─ found ───▶ already there
 * createOrder            C0120E ─▶ find customer, if its id was only remembered
 * createOrderAndCustomer C0123E ─▶ find order, then find customer
 * either, unanswered            ─▶ find order ─ absent ──▶ from the start
 * </pre>
 */
record OrderRoute(Command command) implements Route {

    @Override
    public Operation first(Known known) {
        if (known.customer().isPresent()) {
            return CREATE_ORDER;
        }
        return command.customerRef().isPresent() ? FIND_CUSTOMER : CREATE_ORDER_AND_CUSTOMER;
    }

    @Override
    public Operation lookUp() {
        return FIND_ORDER;
    }

    @Override
    public NextStep found(Operation done, Known known, Found found) {
        return switch (done) {
            case FIND_CUSTOMER -> new Now(CREATE_ORDER, known.told(found.id()).doubting(Doubt.NONE));
            case FIND_ORDER -> new End(new AlreadyThere(found.id()), known);
            case CREATE_ORDER -> new End(new Delivered(found.id()), known);
            case CREATE_ORDER_AND_CUSTOMER -> new End(new Delivered(found.id()), known.told(
                    Optional.of(found.entity().at("/customer/id").asString("")).filter(id -> !id.isEmpty())));
            case CREATE_CUSTOMER, UPDATE_CUSTOMER -> throw Route.wrongTurn(done);
        };
    }

    @Override
    public NextStep absent(Operation done, Known known) {
        return switch (done) {
            case FIND_CUSTOMER -> known.doubt() == Doubt.CONFLICT
                    ? new Later(CREATE_ORDER_AND_CUSTOMER, known.doubting(Doubt.NONE).failedOnceMore(), contradiction(
                            "C0123E", "something of the order exists, but neither the order nor its customer is found"))
                    : new Now(CREATE_ORDER_AND_CUSTOMER, known);
            case FIND_ORDER -> orderAbsent(known);
            case CREATE_ORDER, CREATE_ORDER_AND_CUSTOMER, CREATE_CUSTOMER, UPDATE_CUSTOMER -> throw Route
                    .wrongTurn(done);
        };
    }

    private NextStep orderAbsent(Known known) {
        var clear = known.doubting(Doubt.NONE);
        return switch (known.doubt()) {
            case EXISTS -> new Later(FIND_ORDER, known.failedOnceMore(),
                    contradiction("C0121E", "the order exists, but is not found"));
            case CONFLICT -> command.customerRef().isPresent()
                    ? new Now(FIND_CUSTOMER, known.withoutCustomer())
                    : Route.givenUp(known, contradiction("C0123E", "something of the order exists already"));
            case UNKNOWN -> new Later(first(clear), clear.failedOnceMore(),
                    new Refused(Optional.empty(), "Fluent did not answer, and the order is not there"));
            case NONE, ABSENT, EXPLAINED -> new Now(first(clear), clear);
        };
    }

    @Override
    public NextStep refused(Operation done, Known known, Refused refused) {
        return switch (done) {
            case FIND_ORDER, FIND_CUSTOMER -> refused.is("C0120E")
                    ? absent(done, known)
                    : Route.givenUp(known, refused);
            case CREATE_ORDER -> {
                if (refused.is("C0121E") || refused.is("C0123E")) {
                    yield new Now(FIND_ORDER, known.doubting(Doubt.EXISTS));
                }
                yield refused.is("C0120E") && isRemembered(known)
                        ? new Now(FIND_CUSTOMER, known.withoutCustomer())
                        : Route.givenUp(known, refused);
            }
            case CREATE_ORDER_AND_CUSTOMER -> {
                if (refused.is("C0121E")) {
                    yield new Now(FIND_ORDER, known.doubting(Doubt.EXISTS));
                }
                yield refused.is("C0123E")
                        ? new Now(FIND_ORDER, known.doubting(Doubt.CONFLICT))
                        : Route.givenUp(known, refused);
            }
            case CREATE_CUSTOMER, UPDATE_CUSTOMER -> throw Route.wrongTurn(done);
        };
    }

    private static boolean isRemembered(Known known) {
        return known.customer().filter(customer -> customer.origin() == Origin.REMEMBERED).isPresent();
    }

    private static Refused contradiction(String code, String message) {
        return new Refused(Optional.of(code), message);
    }
}
