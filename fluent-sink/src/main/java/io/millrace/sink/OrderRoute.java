package io.millrace.sink;

import static io.millrace.sink.Operation.CREATE_ORDER;
import static io.millrace.sink.Operation.CREATE_ORDER_AND_CUSTOMER;
import static io.millrace.sink.Operation.FIND_CUSTOMER;
import static io.millrace.sink.Operation.FIND_ORDER;
import static io.millrace.sink.Operation.UPDATE_ORDER;

import io.millrace.common.command.Command;
import io.millrace.common.fluent.FluentAnswer.Absent;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentAnswer.Reply;
import io.millrace.sink.Finish.AlreadyThere;
import io.millrace.sink.Finish.Delivered;
import io.millrace.sink.Known.Doubt;
import io.millrace.sink.Known.Origin;
import io.millrace.sink.NextStep.End;
import io.millrace.sink.NextStep.Later;
import io.millrace.sink.NextStep.Now;
import java.util.Optional;
import java.util.Set;

/**
 * An order is created once, for a customer that Fluent knows or together with it (fluent reference, 3.3 and 3.4), and
 * updated when the command carries that too (3.5): by an event that is not about its beginning, or when it exists.
 *
 * <pre>
 * find customer ─ found ──▶ createOrder ─────────────────┬─▶ delivered
 *               └ absent ─▶ createOrderAndCustomer ──────┘
 * createOrder            exists  ─▶ find order
 * createOrder            missing ─▶ find customer, if its id was only remembered
 * createOrderAndCustomer exists  ─▶ find order, then find customer: either may be meant
 * any, unanswered                ─▶ find order
 * find order ─ found ──▶ updateOrder, if there is one; else already there
 *            └ absent ─▶ from the start
 * </pre>
 */
record OrderRoute(Command command) implements Route {
    private static final Set<String> BEGINNINGS = Set.of("order.created", "order.authorized", "order.paid");

    @Override
    public Operation first(Known known) {
        return OrderUpdate.of(command).isPresent() && !BEGINNINGS.contains(command.eventType())
                ? FIND_ORDER
                : creation(known);
    }

    @Override
    public Operation lookUp(Operation mutation) {
        return FIND_ORDER;
    }

    @Override
    public NextStep after(Operation done, Known known, Reply reply) {
        return switch (done) {
            case FIND_CUSTOMER -> afterFindCustomer(known, reply);
            case FIND_ORDER -> afterFindOrder(known, reply);
            case CREATE_ORDER, CREATE_ORDER_AND_CUSTOMER, UPDATE_ORDER -> afterMutation(done, known, reply);
            case CREATE_CUSTOMER, UPDATE_CUSTOMER, FIND_CATALOGUE, FIND_PARENT, FIND_STANDARD_PRODUCT,
                    CREATE_STANDARD_PRODUCT, UPDATE_STANDARD_PRODUCT, FIND_VARIANT_PRODUCT, CREATE_VARIANT_PRODUCT,
                    UPDATE_VARIANT_PRODUCT ->
                throw Route.wrongTurn(done);
        };
    }

    private Operation creation(Known known) {
        if (known.customer().isPresent()) {
            return CREATE_ORDER;
        }
        return command.customerRef().isPresent() ? FIND_CUSTOMER : CREATE_ORDER_AND_CUSTOMER;
    }

    private NextStep afterFindCustomer(Known known, Reply reply) {
        return switch (reply) {
            case Found found -> new Now(CREATE_ORDER, known.told(found.id()).doubting(Doubt.NONE));
            case Absent _ -> customerAbsent(known);
            case Refused refused -> refused.saysMissing() ? customerAbsent(known) : Route.givenUp(known, refused);
        };
    }

    private NextStep customerAbsent(Known known) {
        return known.doubt() == Doubt.CONFLICT
                ? nothingFound(known)
                : new Now(CREATE_ORDER_AND_CUSTOMER, known);
    }

    /** What refused the creation is neither the order nor its customer. */
    private NextStep nothingFound(Known known) {
        var obscure = known.refusal().filter(Refused::isObscure);
        return obscure.isPresent()
                ? Route.givenUp(known, obscure.get())
                : new Later(CREATE_ORDER_AND_CUSTOMER, known.doubting(Doubt.NONE).failedOnceMore(),
                        contradiction(known, "something of the order exists, but neither the order nor its customer "
                                + "is found"));
    }

    private NextStep afterFindOrder(Known known, Reply reply) {
        return switch (reply) {
            case Found found -> OrderUpdate.of(command)
                    .map(update -> found(update, known, found))
                    .orElseGet(() -> new End(new AlreadyThere(found.id()), known));
            case Absent _ -> orderAbsent(known);
            case Refused refused -> refused.saysMissing() ? orderAbsent(known) : Route.givenUp(known, refused);
        };
    }

    private NextStep found(OrderUpdate update, Known known, Found found) {
        var ids = OrderIds.of(found.entity(), !update.refs().isEmpty());
        if (ids.isEmpty()) {
            return new Later(FIND_ORDER, known.failedOnceMore(),
                    new Refused(Optional.empty(), "Fluent has the order, but does not tell its id and items"));
        }
        var strangers = update.strangers(ids.get());
        if (!strangers.isEmpty()) {
            return Route.givenUp(known, new Refused(Optional.empty(), "the order in Fluent has no item with the ref of "
                    + String.join(", ", strangers)));
        }
        var clear = known.withOrder(ids.get()).doubting(Doubt.NONE);
        return known.doubt() == Doubt.UNKNOWN && known.mutation().filter(UPDATE_ORDER::equals).isPresent()
                ? new Later(UPDATE_ORDER, clear.failedOnceMore(),
                        new Refused(Optional.empty(), "Fluent did not answer an update of the order"))
                : new Now(UPDATE_ORDER, clear);
    }

    private NextStep orderAbsent(Known known) {
        var clear = known.doubting(Doubt.NONE);
        return switch (known.doubt()) {
            case EXISTS -> new Later(FIND_ORDER, known.failedOnceMore(),
                    contradiction(known, "the order exists, but is not found"));
            case CONFLICT -> command.customerRef().isPresent()
                    ? new Now(FIND_CUSTOMER, known.withoutCustomer())
                    : Route.givenUp(known, known.refusal().filter(Refused::isObscure)
                            .orElseGet(() -> contradiction(known, "something of the order exists already")));
            case UNKNOWN -> new Later(creation(clear), clear.failedOnceMore(),
                    new Refused(Optional.empty(), "Fluent did not answer, and the order is not there"));
            case NONE, ABSENT, UNCATALOGUED, EXPLAINED -> new Now(creation(clear), clear);
        };
    }

    private NextStep afterMutation(Operation done, Known known, Reply reply) {
        return switch (reply) {
            case Found found when done == CREATE_ORDER_AND_CUSTOMER -> new End(new Delivered(found.id()), known.told(
                    Optional.of(found.entity().at("/customer/id").asString("")).filter(id -> !id.isEmpty())));
            case Found found -> new End(new Delivered(found.id()), known);
            case Absent _ -> unanswered(done, known);
            case Refused refused -> refused(done, known, refused);
        };
    }

    /** That a customer's name is taken may be said in any words (fluent reference, 2.5 and 8.3). */
    private static NextStep refused(Operation done, Known known, Refused refused) {
        if (done == CREATE_ORDER && refused.saysExists()) {
            return new Now(FIND_ORDER, known.doubting(Doubt.EXISTS).because(refused));
        }
        if (done == CREATE_ORDER_AND_CUSTOMER && (refused.saysExists() || refused.isObscure())) {
            return new Now(FIND_ORDER, known.doubting(Doubt.CONFLICT).because(refused));
        }
        return done == CREATE_ORDER && refused.saysMissing() && isRemembered(known)
                ? new Now(FIND_CUSTOMER, known.withoutCustomer())
                : Route.givenUp(known, refused);
    }

    private static boolean isRemembered(Known known) {
        return known.customer().filter(customer -> customer.origin() == Origin.REMEMBERED).isPresent();
    }

    private static Refused contradiction(Known known, String message) {
        return new Refused(known.refusal().flatMap(Refused::code), message);
    }
}
