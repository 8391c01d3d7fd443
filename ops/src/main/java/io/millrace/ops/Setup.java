package io.millrace.ops;

import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import io.millrace.ops.shell.Cluster;
import io.millrace.ops.shell.ExitCode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Creates the topics that are missing, and says which are there with another number of partitions. Doing it again
 * changes nothing. Nothing else in the pipeline creates a topic.
 */
@Command(name = "setup", mixinStandardHelpOptions = true,
        description = "Create the topics that are missing. Safe to repeat.")
public final class Setup implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(names = "--dry-run", description = "Show what would be created, and create nothing.")
    private boolean dryRun;

    /** Reads its settings from {@code environment}: {@code MILLRACE_KAFKA_…} and {@code MILLRACE_TOPICS_…}. */
    public Setup(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws CannotStart {
        try (var cluster = Cluster.open(environment)) {
            return setUp(cluster.setup(), cluster.topics());
        }
    }

    private int setUp(TopicSetup setup, Topics topics) throws CannotStart {
        var out = spec.commandLine().getOut();
        var plan = setup.plan(topics.all());
        plan.missing().forEach(topic -> out.println((dryRun ? "would create " : "create ") + topic.name() + ": "
                + topic.partitions() + " partitions on " + topics.replication() + " broker(s), " + kept(topic)));
        if (!dryRun && !plan.missing().isEmpty()) {
            setup.create(plan.missing(), topics.replication());
        }
        out.println(topics.all().size() - plan.missing().size() + " topics were there, " + plan.missing().size()
                + (dryRun ? " are missing" : " were created"));
        plan.conflicts().forEach(conflict -> spec.commandLine().getErr().println("conflict: " + conflict));
        return plan.conflicts().isEmpty() ? ExitCode.DONE.code() : ExitCode.CHECK_FAILED.code();
    }

    private static String kept(Topic<String, ?> topic) {
        return switch (topic.keeping()) {
            case ALL -> "kept for " + topic.retention().toDays() + " days";
            case NEWEST -> "the newest of each key kept for ever";
        };
    }
}
