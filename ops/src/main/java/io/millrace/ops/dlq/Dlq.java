package io.millrace.ops.dlq;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with dead letters. */
@Command(name = "dlq", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Look at dead letters: what could not go on, and why.")
public final class Dlq implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run()
    private CommandSpec spec;

    private Dlq() {}

    /** The command with those under it, which read their settings from {@code environment}. */
    public static CommandLine command(Map<String, String> environment, InstantSource clock) {
        var settings = Map.copyOf(environment);
        var line = new CommandLine(new Dlq());
        List.of(new DlqList(settings), new DlqShow(settings), new DlqExport(settings)).forEach(line::addSubcommand);
        line.registerConverter(Instant.class, new Moment(clock));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with dead letters");
    }
}
