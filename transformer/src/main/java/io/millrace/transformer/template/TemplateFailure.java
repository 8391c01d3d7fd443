package io.millrace.transformer.template;

import java.util.List;

/** A template could not be compiled, or failed on an event. */
final class TemplateFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    TemplateFailure(Problem problem) {
        this(List.of(problem));
    }

    /** For at least one reason. */
    TemplateFailure(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }
}
