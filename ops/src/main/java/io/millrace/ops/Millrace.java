package io.millrace.ops;

import io.millrace.ops.dlq.Dlq;
import io.millrace.ops.shell.Diagnosis;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of all commands. What a person can mend is said in one sentence on the error stream. */
@Command(name = "millrace", mixinStandardHelpOptions = true, version = "millrace 0.1.0",
        description = "Carries orders, customers and products from Elastic Path into Fluent Commerce.",
        synopsisSubcommandLabel = "COMMAND", commandListHeading = "%nCommands:%n", footer = {
                "", "Settings come from the environment, and from the file that MILLRACE_CONFIG names.",
                "Kafka's own settings pass through: sasl.jaas.config is MILLRACE_KAFKA_SASL_JAAS_CONFIG.", "",
                "Exit codes:", "  0  done", "  1  something unexpected",
                "  2  arguments or settings are wrong", "  3  something does not answer, such as the brokers",
                "  4  a log-in or a permission was refused", "  5  a topic or a dead letter is not there",
                "  6  a check or a promise failed"})
public final class Millrace {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the code something failed.")
    private boolean debug;

    private Millrace() {}

    /** An operator's commands, in the order of the help; {@code clock} says what a time span counts from. */
    public static List<?> commands(Map<String, String> environment, InstantSource clock) {
        return List.of(new Setup(environment), Dlq.command(environment, clock), completion());
    }

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
        var root = new Millrace();
        var line = new CommandLine(root);
        commands.forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            var diagnosis = Diagnosis.of(failure);
            command.getErr().println(diagnosis.sentence());
            if (root.debug) {
                failure.printStackTrace(command.getErr());
            }
            return diagnosis.code().code();
        });
        return line;
    }

    private static CommandLine completion() {
        var completion = new CommandLine(new GenerateCompletion());
        completion.getCommandSpec().name("completion").usageMessage()
                .description("Print a completion script: source <(millrace completion)");
        return completion;
    }
}
