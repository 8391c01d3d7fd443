package io.millrace.ops.shell;

import io.millrace.common.start.CannotStart;

/** Ends a command with one sentence for a person and a code for scripts. */
public final class CommandFailure extends CannotStart {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    /** With the sentence to show: what is wrong, and what to do. */
    public CommandFailure(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    /** The code to end with. */
    public ExitCode code() {
        return code;
    }
}
