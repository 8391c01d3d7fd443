package io.millrace.lab.bench;

import io.millrace.common.event.EventFamily;
import io.millrace.common.service.Belongings;
import io.millrace.common.service.Exit;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topics;
import io.millrace.lab.pipeline.RunningService;
import io.millrace.sandbox.kafka.EmbeddedKafkaOptions;
import io.millrace.sandbox.kafka.KafkaProcess;
import io.millrace.sink.FluentSink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many calls a second the sink makes, beside a bare loop over the same client, and with a few keys that fail. */
@Command(name = "deliver-rate", mixinStandardHelpOptions = true,
        description = "Run the sink over stored commands and measure its rate beside a bare loop of calls.")
public final class DeliverRate implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration ALONE = Duration.ofSeconds(5);
    private static final int ONE_IN_A_HUNDRED = 100;

    private final RandomGenerator random;
    private final InstantSource clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(names = "--in-flight", paramLabel = "N", defaultValue = "64,256", split = ",",
            description = "Calls at one time, one run for each (default ${DEFAULT-VALUE}).")
    private List<Integer> inFlight = List.of();

    @Option(names = "--commands", paramLabel = "N", defaultValue = "60000",
            description = "Commands for each run, each for a key of its own (default ${DEFAULT-VALUE}).")
    private int commands;

    @Option(names = "--latency", paramLabel = "MS", defaultValue = "20",
            description = "How long the target takes for an answer (default ${DEFAULT-VALUE}).")
    private int latency;

    /** {@code random} is for trace ids and jitter. */
    public DeliverRate(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    @Override
    public Integer call() throws CannotStart {
        var out = spec.commandLine().getOut();
        try (var parts = new Belongings()) {
            var broker = parts.add(KafkaProcess.start(EmbeddedKafkaOptions.temporary()));
            var target = parts.add(new SlowTarget(Duration.ofMillis(latency)));
            for (var calls : inFlight) {
                var bare = new BareLoop(target.address(), calls).perSecond(ALONE);
                target.forget();
                var sink = delivered(broker, target, calls, "well" + calls, commands);
                requireEachOnce(target);
                target.forget();
                target.fail(username -> username.hashCode() % ONE_IN_A_HUNDRED == 0);
                var healthy = delivered(broker, target, calls, "ill" + calls, commands / 100L * 98);
                target.fail(_ -> false);
                target.forget();
                out.println("%d in flight, answers after %d ms".formatted(calls, latency));
                out.println("  bare loop             %,9.0f calls/s".formatted(bare));
                out.println("  sink                  " + sink + "  ratio %.2f".formatted(sink.perSecond() / bare));
                out.println("  with 1 in 100 failing " + healthy
                        + "  ratio %.2f".formatted(healthy.perSecond() / sink.perSecond()));
            }
            return Exit.STOPPED.code();
        }
    }

    /** A rate counts only when nothing was left out or done twice for it. */
    private void requireEachOnce(SlowTarget target) {
        if (target.count() != commands || target.effects().size() != commands) {
            throw new IllegalStateException("of %d commands %d were taken, for %d customers".formatted(commands,
                    target.count(), target.effects().size()));
        }
    }

    /** Stores the commands, then delivers until {@code expected} of them were taken. */
    private Progress delivered(KafkaProcess broker, SlowTarget target, int calls, String prefix, long expected)
            throws CannotStart {
        var bench = BenchSink.create(broker.bootstrapServers(), target.address(), prefix,
                Map.of("MILLRACE_SINK_IN_FLIGHT", Integer.toString(calls)));
        store(bench.kafka(), bench.topics(), prefix);
        var sink = new FluentSink(bench.config(), random, clock);
        try (var _ = new RunningService("fluent-sink", sink)) {
            return Progress.of(target::count, expected / 4, expected, PATIENCE, clock);
        }
    }

    private void store(KafkaSettings kafka, Topics topics, String prefix) {
        var topic = topics.fluent(EventFamily.CUSTOMERS);
        try (var producer = new KafkaProducer<>(kafka.producer(Map.of(
                "compression.type", "lz4", "linger.ms", 20)), new StringSerializer(), new ByteArraySerializer())) {
            for (var number = 0; number < commands; number++) {
                var _ = producer.send(Customers.command(topic, prefix + "-" + number, "1", clock.instant()));
            }
        }
    }
}
