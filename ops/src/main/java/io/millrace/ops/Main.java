package io.millrace.ops;

import java.util.List;

/** The operator's command, as a process. */
public final class Main {
    private Main() {}

    /** Ends with the exit code of the command. */
    public static void main(String[] arguments) {
        System.exit(Millrace.run(List.of(new Setup(System.getenv())), arguments));
    }
}
