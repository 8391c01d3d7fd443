package io.millrace.lab.bench;

import io.millrace.common.event.EventFamily;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.Topic;
import io.millrace.lab.bench.OutageReport.Effects;
import io.millrace.lab.bench.OutageReport.Memory;
import io.millrace.lab.bench.OutageReport.Written;
import io.millrace.lab.pipeline.RunningService;
import io.millrace.sandbox.kafka.Broker;
import io.millrace.sink.FluentSink;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Lets a target be out while orders arrive, and looks at what that has cost. */
final class OutageRun {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration ENDING = Duration.ofMinutes(2);

    private final Plan plan;
    private final SlowTarget target;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Consumer<String> told;
    private final BenchSink bench;
    private boolean ready = true;

    /**
     * What is played.
     *
     * @param rate events a second
     * @param calm how long all is well before the outage
     * @param outage how long nothing is taken
     * @param patience how long it may take to drain
     */
    record Plan(int rate, Duration calm, Duration outage, Duration patience) {}

    /**
     * Makes the topics, under a prefix of their own.
     *
     * @param told what happens meanwhile, in lines
     */
    OutageRun(Plan plan, Broker broker, SlowTarget target, RandomGenerator random, InstantSource clock,
            Consumer<String> told) throws CannotStart {
        this.plan = plan;
        this.target = target;
        this.random = random;
        this.clock = clock;
        this.told = told;
        bench = BenchSink.create(broker.bootstrapServers(), target.address(),
                "outage-" + Long.toHexString(random.nextLong()), Map.of());
    }

    /** Plays it, and returns when everything has ended or patience is over. */
    OutageReport report() throws CannotStart {
        var orders = new Orders(plan.rate());
        var sink = new FluentSink(bench.config(), random, clock);
        try (var _ = new RunningService("fluent-sink", sink);
                var arrivals = new OrderArrivals(bench.kafka(), bench.topics(), orders, plan.rate(), clock)) {
            watch(sink, plan.calm(), () -> false);
            watch(sink, plan.patience(),
                    () -> target.count() > plan.rate() && arrivals.count() - target.count() < plan.rate());
            var before = heap();
            told.accept("the outage begins after %,d events".formatted(arrivals.count()));
            target.outage(true);
            watch(sink, plan.outage(), () -> false);
            var backlog = arrivals.count() - target.count();
            var atTheEnd = heap();
            target.outage(false);
            told.accept("the outage is over, %,d events wait".formatted(backlog));
            var drained = watch(sink, plan.patience(), () -> arrivals.count() - target.count() < plan.rate());
            arrivals.stop();
            var events = arrivals.count();
            told.accept("orders have stopped after %,d events".formatted(events));
            watch(sink, ENDING, () -> target.count() >= events && written().endings() >= events);
            return new OutageReport(events, backlog, drained,
                    Effects.of(OutageReport.sent(orders, events), target.effects()), written(), ready,
                    new Memory(before, atTheEnd));
        }
    }

    /** Waits for a condition, and says after how long it was met. */
    private Optional<Duration> watch(FluentSink sink, Duration most, BooleanSupplier condition) {
        var start = clock.instant();
        while (true) {
            ready &= sink.readiness().isReady();
            if (condition.getAsBoolean()) {
                return Optional.of(since(start));
            }
            if (since(start).compareTo(most) >= 0) {
                return Optional.empty();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private Written written() {
        var topics = bench.topics();
        var main = topics.fluent(EventFamily.ORDERS);
        return new Written(records(List.of(topics.outcomes())), records(List.of(topics.deadLetters(main))),
                records(topics.retries(main)));
    }

    private long records(List<? extends Topic<String, ?>> of) {
        try (var consumer = new KafkaConsumer<>(bench.kafka().consumer(Map.of()), new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            for (var topic : of) {
                consumer.partitionsFor(topic.name())
                        .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            }
            return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
