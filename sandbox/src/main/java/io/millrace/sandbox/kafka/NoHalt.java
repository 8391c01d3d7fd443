package io.millrace.sandbox.kafka;

import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * As long as it is open, a broker that cannot go on fails instead of ending the JVM around it. For the time of a start,
 * when a port may be lost to somebody else; one at a time, since the switch is the JVM's.
 */
final class NoHalt implements AutoCloseable {

    /** What is thrown in place of an end. */
    static final class Refused extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Refused(int status) {
            super("the broker wants to end its process with status " + status);
        }
    }

    NoHalt() {
        Exit.setExitProcedure(NoHalt::refuse);
        Exit.setHaltProcedure(NoHalt::refuse);
    }

    @Override
    public void close() {
        Exit.resetExitProcedure();
        Exit.resetHaltProcedure();
    }

    private static void refuse(int status, @Nullable String message) {
        throw new Refused(status);
    }
}
