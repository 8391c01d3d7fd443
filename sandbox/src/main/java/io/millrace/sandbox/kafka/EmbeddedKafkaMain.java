package io.millrace.sandbox.kafka;

import io.millrace.common.service.Launcher;
import io.millrace.common.start.CannotStart;
import io.millrace.sandbox.Resident;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A Kafka broker as a process of its own. */
@Command(name = "kafka", mixinStandardHelpOptions = true, description = "Runs a Kafka broker for this machine only.")
public final class EmbeddedKafkaMain implements Callable<Integer> {
    /** How the one line starts that is printed when the broker answers; its address follows. */
    static final String READY = "kafka is ready at ";
    static final String UNTIL_PARENT_ENDS = "--until-parent-ends";

    @Option(names = "--port", defaultValue = "9092", description = "where clients connect; 0 takes any free port")
    private int port;

    @Option(names = "--data", description = "the folder to keep everything in; without it nothing is kept")
    private @Nullable Path data;

    @Option(names = UNTIL_PARENT_ENDS, hidden = true, description = "stop when the process that started this ends")
    private boolean untilParentEnds;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    /** Ends with the code of {@link io.millrace.common.service.Exit}. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new EmbeddedKafkaMain()).execute(arguments));
    }

    @Override
    public Integer call() {
        return Launcher.run("kafka", this::service).code();
    }

    private Resident service() throws CannotStart {
        var kafka = EmbeddedKafka.start(new EmbeddedKafkaOptions(port, Optional.ofNullable(data)));
        var service = new Resident(kafka, READY + kafka.bootstrapServers(), spec.commandLine().getOut());
        if (untilParentEnds) {
            var _ = ProcessHandle.current().parent().map(parent -> parent.onExit().thenRun(service::stop));
        }
        return service;
    }
}
