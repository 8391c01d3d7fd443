package io.millrace.lab.bench;

import io.millrace.common.service.Exit;
import io.millrace.common.start.CannotStart;
import io.millrace.sandbox.kafka.EmbeddedKafkaOptions;
import io.millrace.sandbox.kafka.KafkaProcess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows that an outage of Fluent costs time only; fails when it does not. */
@Command(name = "outage", mixinStandardHelpOptions = true,
        description = "Let orders arrive while Fluent is out, and show that it costs time only. Fails when a promise "
                + "is broken.")
public final class Outage implements Callable<Integer> {
    private static final Duration CALM = Duration.ofSeconds(20);

    private final RandomGenerator random;
    private final InstantSource clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(names = "--minutes", paramLabel = "M", defaultValue = "10",
            description = "How long Fluent is out (default ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "1000",
            description = "Events of orders that arrive each second (default ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--latency", paramLabel = "MS", defaultValue = "20",
            description = "How long the target takes for an answer (default ${DEFAULT-VALUE}).")
    private int latency;

    /** {@code random} is for trace ids and jitter. */
    public Outage(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    @Override
    public Integer call() throws CannotStart {
        var out = spec.commandLine().getOut();
        var outage = Duration.ofMillis(Math.round(minutes * 60_000));
        var plan = new OutageRun.Plan(rate, CALM, outage, outage.multipliedBy(3).plusMinutes(2));
        try (var broker = KafkaProcess.start(EmbeddedKafkaOptions.temporary());
                var target = new SlowTarget(Duration.ofMillis(latency))) {
            var report = new OutageRun(plan, broker, target, random, clock, line -> {
                out.println(line);
                out.flush();
            }).report();
            out.println(report);
            return report.isKept() ? Exit.STOPPED.code() : Exit.FAILED.code();
        }
    }
}
