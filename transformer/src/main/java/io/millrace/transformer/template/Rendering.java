package io.millrace.transformer.template;

import io.millrace.common.command.Mutation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of one event. */
public sealed interface Rendering {

    /**
     * Everything that Fluent may be asked for this event.
     *
     * @param ref the entity's reference in Fluent
     * @param customerRef for an order, its customer's
     * @param mutations by the name of their field
     */
    record Rendered(String ref, Optional<String> customerRef, Map<String, Mutation> mutations) implements Rendering {}

    /**
     * The template failed, or its result does not fit Fluent's schema. The same event will fail again with these
     * templates.
     *
     * @param code JSONata's error code, when the language itself failed
     * @param problems each as a sentence with file and line, without any value of the event
     */
    record Failed(Optional<String> code, List<String> problems) implements Rendering {}
}
