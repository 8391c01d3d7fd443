package io.millrace.sink;

import io.millrace.common.command.Command;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentAnswer.Reply;
import io.millrace.sink.Finish.GivenUp;
import io.millrace.sink.Known.Doubt;
import io.millrace.sink.NextStep.End;
import io.millrace.sink.NextStep.Later;
import io.millrace.sink.NextStep.Now;
import java.util.Optional;

/** How one kind of entity gets into Fluent: the event is a hint, the answers decide. Pure. */
sealed interface Route permits OrderRoute, CustomerRoute, ProductRoute {

    /** The command that is on its way. */
    Command command();

    /** The call to begin with. */
    Operation first(Known known);

    /** The look-up that tells whether a mutation whose answer is missing was carried out. */
    Operation lookUp(Operation mutation);

    /**
     * After Fluent has dealt with a call.
     *
     * @param reply no refusal that may pass by itself
     */
    NextStep after(Operation done, Known known, Reply reply);

    /** A call that no command of this kind leads to. */
    static IllegalStateException wrongTurn(Operation operation) {
        return new IllegalStateException(operation + " is not on this route");
    }

    /** Fluent refuses the content. */
    static NextStep givenUp(Known known, Refused refused) {
        return new End(new GivenUp(Failure.REFUSED, refused.code(), refused.message()), known);
    }

    /** A mutation was answered by nothing at all. */
    default NextStep unanswered(Operation mutation, Known known) {
        return new Now(lookUp(mutation), known.doubting(Doubt.UNKNOWN));
    }

    /**
     * After the look-up of what may be sent twice: an update says what it said before, a second creation is refused.
     */
    static NextStep resumed(Operation mutation, Known known) {
        var clear = known.doubting(Doubt.NONE);
        return known.doubt() == Doubt.UNKNOWN
                ? new Later(mutation, clear.failedOnceMore(), new Refused(Optional.empty(), "Fluent did not answer"))
                : new Now(mutation, clear);
    }
}
