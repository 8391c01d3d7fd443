package io.millrace.ops;

import java.time.InstantSource;

/** The operator's command, as a process. */
public final class Main {
    private Main() {}

    /** Ends with the exit code of the command. */
    public static void main(String[] arguments) {
        quietly("MILLRACE_LOG_LEVEL", "WARN");
        quietly("MILLRACE_LOG_LEVEL_KAFKA", "ERROR");
        System.exit(Millrace.run(Millrace.commands(System.getenv(), InstantSource.system()), arguments));
    }

    /** The terminal is for the command; whoever sets the variable gets the log as well. */
    private static void quietly(String variable, String level) {
        if (System.getenv(variable) == null) {
            System.setProperty(variable, level);
        }
    }
}
