package io.millrace.sink;

import static io.millrace.sink.Operation.FIND_CATALOGUE;
import static io.millrace.sink.Operation.FIND_PARENT;

import io.millrace.common.command.Command;
import io.millrace.common.fluent.FluentAnswer.Absent;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentAnswer.Reply;
import io.millrace.common.gate.Trouble.Extent;
import io.millrace.common.gate.Trouble.Misconfigured;
import io.millrace.sink.Finish.AlreadyThere;
import io.millrace.sink.Finish.Delivered;
import io.millrace.sink.Known.Doubt;
import io.millrace.sink.NextStep.End;
import io.millrace.sink.NextStep.Later;
import io.millrace.sink.NextStep.Now;
import io.millrace.sink.NextStep.WhenWell;
import java.util.Optional;

/**
 * A product is created or updated, whichever Fluent takes; where a command is about a standard product and a variant,
 * the standard product first (fluent reference, 3.6). "Missing" may mean the product, its parent, or its catalogue, so
 * Fluent is asked which.
 *
 * <pre>
 * create ─ exists ──▶ update
 * update ─ missing ─▶ create
 * create ─ missing, or the two contradict each other ─▶ find catalogue ─ absent ─▶ somebody has to mend that
 *                                                     └ found ─▶ find parent ─ absent ─▶ later
 *                                                                            └ found ─▶ given up; a contradiction later
 * either, unanswered ─▶ find product ─ found ─▶ update
 *                                    └ absent ─▶ create
 * deleted: update ─ missing ─▶ find catalogue ─ found ─▶ find product ─ absent ─▶ already as it should be
 * </pre>
 */
record ProductRoute(Command command) implements Route {

    @Override
    public Operation first(Known known) {
        return first(ProductPart.of(command).stream().findFirst().orElse(ProductPart.VARIANT));
    }

    @Override
    public Operation lookUp(Operation mutation) {
        return part(mutation).lookUp();
    }

    @Override
    public NextStep after(Operation done, Known known, Reply reply) {
        return switch (done) {
            case FIND_STANDARD_PRODUCT, FIND_VARIANT_PRODUCT -> afterFind(part(done), known, reply);
            case FIND_CATALOGUE -> afterFindCatalogue(inQuestion(known), known, reply);
            case FIND_PARENT -> afterFindParent(inQuestion(known), known, reply);
            case CREATE_STANDARD_PRODUCT, CREATE_VARIANT_PRODUCT, UPDATE_STANDARD_PRODUCT,
                    UPDATE_VARIANT_PRODUCT ->
                switch (reply) {
                    case Found found -> finished(part(done), known, new Delivered(found.id()));
                    case Absent _ -> unanswered(done, known);
                    case Refused refused -> done == part(done).create()
                            ? notCreated(part(done), known, refused)
                            : notUpdated(part(done), known, refused);
                };
            case FIND_ORDER, FIND_CUSTOMER, CREATE_ORDER, CREATE_ORDER_AND_CUSTOMER, UPDATE_ORDER, CREATE_CUSTOMER,
                    UPDATE_CUSTOMER ->
                throw Route.wrongTurn(done);
        };
    }

    private Operation first(ProductPart part) {
        return "product.created".equals(command.eventType()) ? part.create() : part.update();
    }

    private boolean isDeletion() {
        return "product.deleted".equals(command.eventType());
    }

    private static ProductPart part(Operation operation) {
        return ProductPart.of(operation).orElseThrow(() -> Route.wrongTurn(operation));
    }

    /** The part whose mutation was refused. */
    private static ProductPart inQuestion(Known known) {
        return known.mutation().flatMap(ProductPart::of)
                .orElseThrow(() -> new IllegalStateException("nothing was refused"));
    }

    private NextStep finished(ProductPart part, Known known, Finish finish) {
        return ProductPart.of(command).stream()
                .filter(other -> other.compareTo(part) > 0)
                .findFirst()
                .<NextStep>map(next -> new Now(first(next), known.doubting(Doubt.NONE)))
                .orElseGet(() -> new End(finish, known));
    }

    private NextStep notCreated(ProductPart part, Known known, Refused refused) {
        if (refused.saysExists()) {
            return known.doubt() == Doubt.ABSENT
                    ? new Now(FIND_CATALOGUE, known.doubting(Doubt.CONFLICT))
                    : new Now(part.update(), known.doubting(Doubt.CONFLICT).because(refused));
        }
        return refused.saysMissing()
                ? new Now(FIND_CATALOGUE, known.doubting(Doubt.ABSENT).because(refused))
                : Route.givenUp(known, refused);
    }

    private NextStep notUpdated(ProductPart part, Known known, Refused refused) {
        if (!refused.saysMissing()) {
            return Route.givenUp(known, refused);
        }
        return known.doubt() == Doubt.CONFLICT || isDeletion()
                ? new Now(FIND_CATALOGUE, known.because(refused))
                : new Now(part.create(), known.doubting(Doubt.ABSENT).because(refused));
    }

    private NextStep afterFind(ProductPart part, Known known, Reply reply) {
        return switch (reply) {
            case Found _ -> isDeletion() && known.doubt() == Doubt.NONE
                    ? refusedAfterAll(part, known)
                    : Route.resumed(part.update(), known);
            case Absent _ -> absent(part, known);
            case Refused refused -> refused.saysMissing() ? absent(part, known) : Route.givenUp(known, refused);
        };
    }

    private NextStep absent(ProductPart part, Known known) {
        return isDeletion()
                ? finished(part, known, new AlreadyThere(Optional.empty()))
                : Route.resumed(part.create(), known);
    }

    private NextStep afterFindCatalogue(ProductPart part, Known known, Reply reply) {
        return switch (reply) {
            case Found _ -> catalogueFound(part, known);
            case Absent _ -> catalogueAbsent(known);
            case Refused refused -> refused.saysMissing() ? catalogueAbsent(known) : Route.givenUp(known, refused);
        };
    }

    private NextStep catalogueFound(ProductPart part, Known known) {
        if (known.doubt() == Doubt.UNCATALOGUED) {
            return new Now(first(part), known.doubting(Doubt.NONE));
        }
        if (isDeletion()) {
            return new Now(part.lookUp(), known.doubting(Doubt.NONE));
        }
        return part.parent(command).hasNonNull("ref")
                ? new Now(FIND_PARENT, known)
                : refusedAfterAll(part, known);
    }

    /** All products would fare alike, so this is no fault of the product. */
    private static NextStep catalogueAbsent(Known known) {
        return new WhenWell(new Misconfigured("Fluent has no product catalogue with the ref that products name: "
                + "create it, or correct MILLRACE_FLUENT_CATALOGUE_REF", Extent.ENTITY),
                FIND_CATALOGUE, known.doubting(Doubt.UNCATALOGUED));
    }

    private NextStep afterFindParent(ProductPart part, Known known, Reply reply) {
        return switch (reply) {
            case Found _ -> refusedAfterAll(part, known);
            case Absent _ -> parentAbsent(part, known);
            case Refused refused -> refused.saysMissing()
                    ? parentAbsent(part, known)
                    : Route.givenUp(known, refused);
        };
    }

    private NextStep parentAbsent(ProductPart part, Known known) {
        return new Later(first(part), known.doubting(Doubt.NONE).failedOnceMore(),
                new Refused(known.refusal().flatMap(Refused::code),
                        "the standard product of the variant (input.product.ref) is not in Fluent yet"));
    }

    /** Catalogue and parent are there: something else is missing, or Fluent contradicts itself. */
    private NextStep refusedAfterAll(ProductPart part, Known known) {
        var refused = known.refusal().orElseThrow(() -> new IllegalStateException("nothing was refused"));
        return known.doubt() == Doubt.CONFLICT
                ? new Later(part.update(), known.doubting(Doubt.NONE).failedOnceMore(), refused)
                : Route.givenUp(known, refused);
    }
}
