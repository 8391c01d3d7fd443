package io.millrace.common.service;

/** How a process ended, as its exit code. After SIGTERM a JVM itself reports 143 in place of 0. */
public enum Exit {
    /** Asked to stop, and stopped in order. */
    STOPPED(0),
    /** Something unexpected; the log has the cause. */
    FAILED(1),
    /** Settings are missing or wrong; each is named. */
    INVALID_SETTINGS(2),
    /** Something that the service needs is not there: a broker, a topic, a free port. */
    CANNOT_START(3);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /** The process's exit code. */
    public int code() {
        return code;
    }
}
