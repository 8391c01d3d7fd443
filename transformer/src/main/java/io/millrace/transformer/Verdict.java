package io.millrace.transformer;

import io.millrace.common.command.Command;
import io.millrace.common.command.Ending;
import io.millrace.common.event.EventHeaders;
import java.util.Optional;

/** What is to become of one event. */
sealed interface Verdict {

    /** It goes on to Fluent, and is remembered. */
    record Send(EventHeaders event, Command command) implements Verdict {}

    /** It ends here, as it should. */
    record End(EventHeaders event, Ending.Kind kind, String reason) implements Verdict {}

    /**
     * A person has to look. It is not remembered, so that it can be replayed.
     *
     * @param event empty when the record has none of the headers that would tell
     * @param errorClass {@code event} or {@code template}
     * @param code JSONata's error code, if it gave one
     * @param message without any value of the event
     */
    record Refuse(Optional<EventHeaders> event, String errorClass, Optional<String> code, String message)
            implements
                Verdict {

        static Refuse unreadable(Optional<EventHeaders> event, String message) {
            return new Refuse(event, "event", Optional.empty(), message);
        }
    }
}
