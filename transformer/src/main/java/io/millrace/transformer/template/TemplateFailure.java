package io.millrace.transformer.template;

/** A template could not be compiled, or failed on an event. */
final class TemplateFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    TemplateFailure(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
