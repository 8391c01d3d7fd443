package io.millrace.lab.bench;

import io.millrace.common.event.EventFamily;
import io.millrace.common.http.ApacheHttpCaller;
import io.millrace.common.http.HttpLimits;
import io.millrace.common.service.Belongings;
import io.millrace.common.service.Exit;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.settings.SettingsReader;
import io.millrace.common.settings.SettingsSource;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import io.millrace.common.topic.TopicsConfig;
import io.millrace.lab.pipeline.Deadline;
import io.millrace.lab.pipeline.RunningService;
import io.millrace.lab.pipeline.StateFolder;
import io.millrace.sandbox.kafka.EmbeddedKafkaOptions;
import io.millrace.sandbox.kafka.KafkaProcess;
import io.millrace.transformer.Transformer;
import io.millrace.transformer.TransformerConfig;
import io.millrace.transformer.template.Templates;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many orders a second the transformer gets through, beside a topology that only copies and a template alone. */
@Command(name = "transform-rate", mixinStandardHelpOptions = true,
        description = "Run the transformer over stored orders and measure its rate, memory and restore.")
public final class TransformRate implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration ALONE = Duration.ofSeconds(5);
    private static final int ALONE_EVENTS = 2_000;

    private final RandomGenerator random;
    private final InstantSource clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(names = "--orders", paramLabel = "N", defaultValue = "125000",
            description = "Orders to measure, each of an entity of its own (default ${DEFAULT-VALUE}).")
    private int orders;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "125000",
            description = "Orders to read before the measurement begins (default ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--lines", paramLabel = "N", defaultValue = "5",
            description = "Lines of each order (default ${DEFAULT-VALUE}).")
    private int lines;

    @Option(names = "--partitions", paramLabel = "N", defaultValue = "6",
            description = "Partitions of each topic (default ${DEFAULT-VALUE}).")
    private int partitions;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "2",
            description = "Stream threads (default ${DEFAULT-VALUE}).")
    private int threads;

    /** Orders are made up from {@code random}. */
    public TransformRate(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /** What all measurements share. */
    private record Stage(KafkaSettings kafka, Topics topics, SettingsSource settings, StateFolder state) {}

    @Override
    public Integer call() throws CannotStart, IOException {
        var out = spec.commandLine().getOut();
        try (var parts = new Belongings()) {
            var stage = stage(parts);
            var sample = store(stage, out);
            var identity = identity(stage);
            out.println("copied by a topology of the same shape   " + identity);
            var alone = new RenderAlone(Templates.load(TransformerConfig.from(stage.settings()).templates())
                    .renderer(EventFamily.ORDERS), sample).perSecond(ALONE);
            out.println("rendered alone, on one thread            %,9.0f/s".formatted(alone));
            var measured = transformed(stage);
            out.println("transformed                              " + measured);
            out.println("ratio to the smaller of the two          %9.2f"
                    .formatted(measured.perSecond() / Math.min(alone, identity.perSecond())));
            // Closing has written what was in memory only.
            out.println("state on disk                            %,9.0f MB per million orders"
                    .formatted((double) stage.state().bytes() / all()));
            restore(stage, out);
            return Exit.STOPPED.code();
        }
    }

    private Stage stage(Belongings parts) throws CannotStart {
        var broker = parts.add(KafkaProcess.start(EmbeddedKafkaOptions.temporary()));
        var state = parts.add(new StateFolder());
        var settings = SettingsSource.of(Map.of(
                "MILLRACE_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "MILLRACE_TOPICS_PARTITIONS", Integer.toString(partitions),
                "MILLRACE_TOPICS_REPLICATION", "1",
                "MILLRACE_FLUENT_RETAILER_ID", "1",
                "MILLRACE_FLUENT_CATALOGUE_REF", "DEFAULT:1",
                "MILLRACE_TRANSFORMER_ENTITIES", "orders",
                "MILLRACE_TRANSFORMER_THREADS_ORDERS", Integer.toString(threads),
                "MILLRACE_TRANSFORMER_STATE_DIR", state.path().toString(),
                "MILLRACE_TRANSFORMER_OPERATIONS_HOST", "127.0.0.1",
                "MILLRACE_TRANSFORMER_OPERATIONS_PORT", "0"));
        var kafka = KafkaSettings.at(broker.bootstrapServers());
        var topics = new Topics(TopicsConfig.from(new SettingsReader(settings, "TOPICS")));
        try (var setup = TopicSetup.connect(kafka)) {
            setup.create(topics.all(), topics.replication());
        }
        return new Stage(kafka, topics, settings, state);
    }

    /** Stores the orders; the first few are handed back. */
    private List<byte[]> store(Stage stage, PrintWriter out) {
        var events = new OrderEvents(random, lines, clock.instant());
        var topic = stage.topics().commerce(EventFamily.ORDERS).name();
        var sample = new ArrayList<byte[]>();
        var bytes = 0L;
        var failed = new AtomicReference<@Nullable Exception>();
        try (var producer = new KafkaProducer<>(stage.kafka().producer(Map.of(
                "compression.type", "lz4", "batch.size", 256 * 1024, "request.timeout.ms", 10_000,
                "delivery.timeout.ms", 20_000)),
                new StringSerializer(), new ByteArraySerializer())) {
            // A topic that was just made may have no leader yet.
            Deadline.reached(clock, PATIENCE, () -> producer.partitionsFor(topic).stream()
                    .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty()));
            for (var stored = 0; stored < all(); stored++) {
                var record = events.next(topic);
                bytes += record.value().length;
                if (sample.size() < ALONE_EVENTS) {
                    sample.add(record.value());
                }
                var _ = producer.send(record, (_, failure) -> {
                    if (failure != null) {
                        failed.compareAndSet(null, failure);
                    }
                });
            }
        }
        if (failed.get() != null) {
            throw new IllegalStateException("an order could not be stored: " + failed.get(), failed.get());
        }
        out.println("%,d orders of %d lines, %,d bytes each".formatted(all(), lines, bytes / all()));
        return sample;
    }

    private Progress identity(Stage stage) throws IOException {
        try (var state = new StateFolder();
                var streams = new IdentityStreams(stage.kafka(), stage.topics().commerce(EventFamily.ORDERS),
                        stage.topics().commerce(EventFamily.PRODUCTS), state.path(), threads)) {
            return Progress.of(streams::count, warmUp, all(), PATIENCE, clock);
        }
    }

    private Progress transformed(Stage stage) throws CannotStart {
        var config = TransformerConfig.from(stage.settings());
        var transformer = new Transformer(config, random, clock);
        try (var _ = new RunningService("transformer", transformer);
                var http = new ApacheHttpCaller(HttpLimits.of(1, Duration.ofSeconds(10)))) {
            var commands = new Meter(http, transformer.operations(), "millrace_transformer_commands_total");
            return Progress.of(commands::value, warmUp, all(), PATIENCE, clock);
        }
    }

    /** How long a new instance takes that finds no state of its own. */
    private void restore(Stage stage, PrintWriter out) throws CannotStart {
        stage.state().empty();
        var started = System.nanoTime();
        var transformer = new Transformer(TransformerConfig.from(stage.settings()), random, clock);
        try (var _ = new RunningService("transformer", transformer)) {
            var isReady = Deadline.reached(clock, PATIENCE, () -> transformer.readiness().troubles().isEmpty());
            out.println(isReady
                    ? "state of %,d orders restored from Kafka in %.1f s".formatted(all(),
                            (System.nanoTime() - started) / 1e9)
                    : "state was not restored within " + PATIENCE);
        }
    }

    private int all() {
        return warmUp + orders;
    }
}
