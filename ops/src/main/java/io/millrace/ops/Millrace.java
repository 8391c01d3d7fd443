package io.millrace.ops;

import io.millrace.common.service.Exit;
import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.start.CannotStart;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The root of all commands. What a person can mend is said in one sentence on the error stream; the exit code is one of
 * {@link Exit}, or 2 for arguments that are wrong.
 */
@Command(name = "millrace", mixinStandardHelpOptions = true, version = "millrace 0.1.0",
        description = "Carries orders and customers from Elastic Path into Fluent Commerce.",
        synopsisSubcommandLabel = "COMMAND", commandListHeading = "%nCommands:%n", footer = {
                "", "Settings come from the environment, and from the file that MILLRACE_CONFIG names.",
                "Exit codes: 0 done, 1 failed, 2 wrong arguments or settings, 3 something needed is not there."})
public final class Millrace {
    private Millrace() {}

    /**
     * Parses the arguments and runs the command they name.
     *
     * @param commands the commands there are, in the order of the help
     * @return the exit code
     */
    public static int run(List<?> commands, String... arguments) {
        return commandLine(commands).execute(arguments);
    }

    /** The command line over these commands, for tests that capture what it prints. */
    public static CommandLine commandLine(List<?> commands) {
        var line = new CommandLine(new Millrace());
        commands.forEach(line::addSubcommand);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(sentence(failure));
            return code(failure);
        });
        return line;
    }

    private static String sentence(Exception failure) {
        var reason = Objects.requireNonNullElseGet(failure.getMessage(), failure::toString);
        return failure instanceof CannotStart ? reason : "failed: " + reason;
    }

    private static int code(Exception failure) {
        return switch (failure) {
            case InvalidSettings _ -> Exit.INVALID_SETTINGS.code();
            case CannotStart _ -> Exit.CANNOT_START.code();
            default -> Exit.FAILED.code();
        };
    }
}
