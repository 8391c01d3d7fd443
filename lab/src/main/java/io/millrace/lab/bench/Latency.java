package io.millrace.lab.bench;

import io.millrace.common.event.EventFamily;
import io.millrace.common.http.ApacheHttpCaller;
import io.millrace.common.http.HttpLimits;
import io.millrace.common.service.Exit;
import io.millrace.common.start.CannotStart;
import io.millrace.lab.demo.Arrivals;
import io.millrace.lab.journey.Journey;
import io.millrace.lab.journey.JourneyWatch;
import io.millrace.lab.pipeline.Deadline;
import io.millrace.lab.pipeline.Pipeline;
import io.millrace.lab.pipeline.PipelineOptions;
import io.millrace.lab.pipeline.PipelinePorts;
import io.millrace.lab.shop.Shopper;
import io.millrace.lab.shop.Shoppers;
import io.millrace.lab.shop.SteadyRate;
import io.millrace.sandbox.elasticpath.Product;
import io.millrace.sandbox.elasticpath.ProductShelf;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long an order takes from its webhook to Fluent's answer, at a steady rate. */
@Command(name = "latency", mixinStandardHelpOptions = true,
        description = "Place orders at a steady rate and measure how long they take, beside bare calls to Fluent.")
public final class Latency implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RandomGenerator random;
    private final InstantSource clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "100",
            description = "Orders a second (default ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "30",
            description = "How long to measure (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "20",
            description = "How long to run before that at the same rate (default ${DEFAULT-VALUE}).")
    private int warmUp;

    /** Shoppers are made up from {@code random}. */
    public Latency(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    @Override
    public Integer call() throws CannotStart {
        var out = spec.commandLine().getOut();
        try (var pipeline = Pipeline.start(new PipelineOptions(PipelinePorts.FREE, Optional.empty(), "", Map.of(),
                random, clock));
                var watch = new JourneyWatch(pipeline.kafka(), pipeline.topics(), EventFamily.ORDERS, clock, _ -> {});
                var http = new ApacheHttpCaller(HttpLimits.of(256, Duration.ofSeconds(10)))) {
            place(pipeline, watch, rate * warmUp);
            var arrivals = place(pipeline, watch, rate * seconds);
            var took = new Percentiles(arrivals.took());
            var commands = watch.commands().subList(0, Math.min(rate * seconds, watch.commands().size()));
            var bare = new BareCalls(http, System::nanoTime);
            bare.run(commands, rate);
            var baseline = bare.run(commands, rate);
            out.println(rate + " orders/s for " + seconds + " s after " + warmUp + " s of warm-up");
            out.println("webhook to Fluent's answer     " + took);
            out.println("the same mutations, bare calls " + baseline);
            out.println("ratio                          p50 %.1f  p99 %.1f".formatted(
                    ratio(took, baseline, 0.5), ratio(took, baseline, 0.99)));
            out.println(arrivals.summary());
            return (arrivals.areExactlyOnce() ? Exit.STOPPED : Exit.FAILED).code();
        }
    }

    private Arrivals place(Pipeline pipeline, JourneyWatch watch, int count) {
        var shoppers = new Shoppers(random, ProductShelf.standard().products().stream().map(Product::id).toList());
        List<Shopper> queue = Stream.generate(shoppers::next).limit(count).toList();
        var ids = new ConcurrentLinkedQueue<String>();
        new SteadyRate(rate, System::nanoTime).run(count,
                number -> ids.add(pipeline.storefront().order(queue.get(number))));
        Deadline.reached(clock, PATIENCE, () -> pipeline.failure().isPresent() || ids.stream().allMatch(
                id -> watch.journeys().of(id).flatMap(Journey::result).isPresent()));
        return Arrivals.of(List.copyOf(ids), pipeline.fluent().journal(), watch.journeys());
    }

    private static double ratio(Percentiles measured, Percentiles baseline, double share) {
        return (double) measured.within(share).toNanos() / baseline.within(share).toNanos();
    }
}
