package io.millrace.transformer;

import io.millrace.common.command.Command;
import io.millrace.common.command.SourceRecord;
import io.millrace.common.deadletter.TemplateTrace;
import java.util.Optional;

/** What is to become of one event. */
sealed interface Verdict {

    /**
     * It goes on to Fluent.
     *
     * @param packed the command as it is written
     */
    record Send(Command command, byte[] packed) implements Verdict {}

    /**
     * It ends here, as it should.
     *
     * @param earlier the event that it repeats or equals, or that overtook it
     */
    record End(Reason reason, String message, Optional<SourceRecord> earlier) implements Verdict {}

    /**
     * A person has to look. Its id is not remembered, so that it can come again.
     *
     * @param code JSONata's error code, if it gave one
     * @param message without any value of the event
     * @param template what had a part in it
     */
    record Refuse(Reason reason, Optional<String> code, String message, TemplateTrace template)
            implements
                Verdict {

        /** For what never came to a template. */
        static Refuse of(Reason reason, String message) {
            return new Refuse(reason, Optional.empty(), message, TemplateTrace.NONE);
        }
    }
}
