package io.millrace.sink;

import io.millrace.common.command.Command;
import io.millrace.sink.fluent.FluentAnswer.Found;
import io.millrace.sink.fluent.FluentAnswer.Refused;

/** How one kind of entity gets into Fluent: the event is a hint, the answers decide. Pure. */
sealed interface Route permits OrderRoute, CustomerRoute {

    /** The command that is on its way. */
    Command command();

    /** The call to begin with. */
    Operation first(Known known);

    /** The look-up that tells whether a mutation whose answer is missing was carried out. */
    Operation lookUp();

    /** After a look-up that found something, or a mutation that was carried out. */
    NextStep found(Operation done, Known known, Found found);

    /** After a look-up that found nothing. */
    NextStep absent(Operation done, Known known);

    /** After an answer that the same call would get again. */
    NextStep refused(Operation done, Known known, Refused refused);

    /** A look-up or mutation that no command of this kind leads to. */
    static IllegalStateException wrongTurn(Operation operation) {
        return new IllegalStateException(operation + " is not on this route");
    }

    /** Fluent refuses the content. */
    static NextStep givenUp(Known known, Refused refused) {
        return new NextStep.End(new Finish.GivenUp(Failure.REFUSED, refused.code(), refused.message()), known);
    }
}
