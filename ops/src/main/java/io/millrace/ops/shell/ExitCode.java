package io.millrace.ops.shell;

/** How a command ended, for scripts. The codes of services are another matter: {@code Exit}. */
public enum ExitCode {
    /** Done as asked. */
    DONE(0),
    /** Something unexpected; {@code --debug} shows where. */
    FAILED(1),
    /** Arguments or settings are wrong; each is named. It is picocli's own code too. */
    USAGE(2),
    /** Something that the command needs does not answer, such as the brokers. */
    UNREACHABLE(3),
    /** A log-in or a permission was refused. */
    REFUSED(4),
    /** A topic or a dead letter is not there. */
    NOT_FOUND(5),
    /** The command ran, and what it checked is not as it should be. */
    CHECK_FAILED(6);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The process's exit code. */
    public int code() {
        return code;
    }
}
