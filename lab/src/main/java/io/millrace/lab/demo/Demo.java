package io.millrace.lab.demo;

import io.millrace.common.event.EventFamily;
import io.millrace.common.service.Exit;
import io.millrace.common.start.CannotStart;
import io.millrace.lab.journey.Journey;
import io.millrace.lab.journey.JourneyWatch;
import io.millrace.lab.pipeline.Deadline;
import io.millrace.lab.pipeline.Pipeline;
import io.millrace.lab.pipeline.PipelineOptions;
import io.millrace.lab.pipeline.PipelinePorts;
import io.millrace.lab.shop.Shoppers;
import io.millrace.sandbox.elasticpath.Product;
import io.millrace.sandbox.elasticpath.ProductShelf;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the whole pipeline in this JVM, places orders, shows each one's way, and stays until it is told to end. */
@Command(name = "demo", mixinStandardHelpOptions = true,
        description = "Start a broker, both APIs simulated and all services; place orders and show each one's way.")
public final class Demo implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RandomGenerator random;
    private final InstantSource clock;
    private List<String> placed = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(names = "--orders", paramLabel = "N", defaultValue = "10",
            description = "How many orders to place (default ${DEFAULT-VALUE}).")
    private int orders;

    @Option(names = "--exit",
            description = "End when they are paid: 0 when each is in Fluent exactly once and paid, else 1.")
    private boolean exit;

    @Option(names = "--free-ports", description = "Listen on any free ports instead of the usual ones.")
    private boolean freePorts;

    /** Shoppers are made up from {@code random}. */
    public Demo(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    @Override
    public Integer call() throws CannotStart, InterruptedException {
        var out = spec.commandLine().getOut();
        out.println("starting a Kafka broker, Elastic Path and Fluent (simulated), and the services …");
        var interrupted = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(interrupted, closed), "stop-demo"));
        try (var pipeline = started();
                var watch = new JourneyWatch(pipeline.kafka(), pipeline.topics(), EventFamily.ORDERS, clock,
                        journey -> show(out, journey))) {
            out.println("ready; placing " + orders + " orders at Elastic Path");
            var arrivals = place(pipeline, watch);
            out.println(arrivals.summary());
            out.println("completing them in Fluent");
            var paid = complete(pipeline, watch);
            out.println(paid + " of " + orders + " orders are paid in Elastic Path");
            if (!exit) {
                showAddresses(out, pipeline);
                interrupted.await();
            }
            return (arrivals.areExactlyOnce() && paid == orders ? Exit.STOPPED : Exit.FAILED).code();
        } finally {
            closed.countDown();
        }
    }

    private Pipeline started() throws CannotStart {
        try {
            return Pipeline.start(options());
        } catch (CannotStart e) {
            throw freePorts ? e : new CannotStart(e.getMessage() + " (--free-ports takes any free ones)", e);
        }
    }

    private Arrivals place(Pipeline pipeline, JourneyWatch watch) {
        var shoppers = new Shoppers(random, ProductShelf.standard().products().stream().map(Product::id).toList());
        var ids = Stream.generate(shoppers::next).limit(orders).map(pipeline.storefront()::authorise).toList();
        placed = ids;
        Deadline.reached(clock, PATIENCE, () -> pipeline.failure().isPresent() || haveEnded(ids, watch));
        pipeline.failure().ifPresent(spec.commandLine().getErr()::println);
        return Arrivals.of(ids, pipeline.fluent().journal(), watch.journeys());
    }

    /** How many orders are paid in the end. */
    private long complete(Pipeline pipeline, JourneyWatch watch) {
        placed.forEach(pipeline.warehouse()::complete);
        Deadline.reached(clock, PATIENCE, () -> pipeline.failure().isPresent()
                || placed.stream().allMatch(id -> watch.journeys().of(id).flatMap(Journey::capture).isPresent()));
        return placed.stream().filter(id -> pipeline.storefront().payment(id).equals("paid")).count();
    }

    private static boolean haveEnded(List<String> ids, JourneyWatch watch) {
        return ids.stream().allMatch(id -> watch.journeys().of(id).flatMap(Journey::result).isPresent());
    }

    private static void show(PrintWriter out, Journey journey) {
        var last = journey.endings().getLast();
        if (journey.capture().filter(last::equals).isPresent()) {
            out.println(JourneyLine.captured(journey.key(), last));
        } else if (journey.result().filter(last::equals).isPresent()) {
            out.println(JourneyLine.of(journey));
        }
    }

    private static void showAddresses(PrintWriter out, Pipeline pipeline) {
        out.println();
        out.println("still running; look at");
        out.println("  orders in Fluent      " + pipeline.fluent().address() + "/");
        pipeline.operations().forEach((service, address) -> out.println(
                "  %-21s %s/metrics  %s/health/ready".formatted(service, address, address)));
        out.println("  webhooks go to        " + pipeline.webhooks());
        out.println("  Elastic Path's API    " + pipeline.elasticPath().address());
        out.println("  Kafka                 " + pipeline.kafka().admin().get("bootstrap.servers"));
        out.println("Ctrl-C ends it.");
    }

    private PipelineOptions options() {
        return new PipelineOptions(freePorts ? PipelinePorts.FREE : PipelinePorts.USUAL, Optional.empty(), "",
                List.of("order.authorized", "order.updated", "order.paid"),
                Map.of("MILLRACE_TRANSFORMER_ORDER_EVENTS", "order.authorized"), random, clock);
    }

    private static void stopAndWait(CountDownLatch interrupted, CountDownLatch closed) {
        interrupted.countDown();
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
