package io.millrace.transformer.template;

import io.millrace.common.command.Mutation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What became of one event. */
public sealed interface Rendering {

    /**
     * Everything that Fluent may be asked for this event.
     *
     * @param ref the entity's reference in Fluent; of a product, its variant's if there is one
     * @param customerRef for an order, its customer's
     * @param mutations by the name of their field; not to be changed
     */
    record Rendered(String ref, Optional<String> customerRef, Map<String, Mutation> mutations) implements Rendering {}

    /**
     * The event lacks something, the template failed, or its result does not fit Fluent's schema. The same event will
     * fail again with these templates.
     *
     * @param code JSONata's error code, when the language itself failed
     * @param problems each as a sentence with file and line, without any value of the event
     * @param template the file that the first problem is in; empty when it is in the event
     * @param line the line in it, from 1, when known
     */
    record Failed(Optional<String> code, List<String> problems, Optional<String> template, OptionalInt line)
            implements
                Rendering {
        /** More would only hide the first. */
        private static final int MAX_PROBLEMS = 5;

        static Failed of(List<Problem> problems) {
            var first = problems.getFirst();
            return new Failed(first.code(),
                    problems.stream().map(Problem::toString).distinct().limit(MAX_PROBLEMS).toList(),
                    first.file(), first.line());
        }
    }
}
