package io.millrace.common.delivery;

import io.millrace.common.delivery.DeliveryClients.Isolation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a main topic and owns its retry topics, by columns: partition {@code p} of all of them is worked on by one
 * member of the group, or by none. It goes on polling whatever happens to the target, so that the group stays together
 * through an outage of hours. One thread runs it; any thread may {@link #stop()} it.
 */
public final class Chain implements AutoCloseable {
    /** How many records of one column are remembered, before no more is read from the main topic. */
    static final int MAX_REMEMBERED = 50_000;

    private static final Logger LOG = LoggerFactory.getLogger(Chain.class);
    private static final Duration POLL = Duration.ofMillis(50);
    /** While a partition is paused: a consumer that holds records of it comes back from each poll at once. */
    private static final Duration BREATH = Duration.ofMillis(5);
    private static final Duration DRAIN_SLICE = Duration.ofMillis(500);

    private final ChainSetup setup;
    private final Consumer<String, byte[]> consumer;
    private final LogReader censusLog;
    private final LogReader singles;
    private final AckedWrites writes;
    private final Pulse pulse;
    private final InstantSource clock;
    private final ExecutorService censuses;
    private final Commits commits;
    private final Assignment assignment;
    private final Map<Integer, Holding> holdings = new ConcurrentHashMap<>();
    /** Whether a main partition is paused; for the thread that polls. */
    private boolean jammed;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicReference<Optional<Exception>> failure = new AtomicReference<>(Optional.empty());

    /**
     * Reads nothing yet. Leaves closing {@code producer} to the caller.
     *
     * @param producer made by {@code clients}
     */
    public Chain(ChainSetup setup, DeliveryClients clients, Producer<String, byte[]> producer, InstantSource clock) {
        this(setup, new Readers(clients.member(setup.group()), clients.reader(Isolation.UNCOMMITTED),
                clients.reader(Isolation.UNCOMMITTED)), producer, clock);
    }

    /**
     * What a chain reads with, and closes.
     *
     * @param member of the group
     * @param census for what is known about a column
     * @param singles for single records of tiers
     */
    record Readers(Consumer<String, byte[]> member, Consumer<String, byte[]> census,
            Consumer<String, byte[]> singles) {}

    Chain(ChainSetup setup, Readers readers, Producer<String, byte[]> producer, InstantSource clock) {
        this.setup = setup;
        this.clock = clock;
        consumer = readers.member();
        censusLog = new LogReader(readers.census());
        singles = new LogReader(readers.singles());
        writes = new AckedWrites(producer);
        commits = new Commits(setup.itinerary(), consumer);
        assignment = new Assignment(setup.itinerary().topics().size());
        pulse = new Pulse(setup.longestPause(), clock);
        censuses = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(setup.itinerary().main() + "-census").factory());
    }

    /**
     * Works until {@link #stop()}, and then until what has begun is finished.
     *
     * @throws Exception when a record's ending cannot be written, or Kafka refuses to go on
     */
    public void run() throws Exception {
        consumer.subscribe(setup.itinerary().topics(), new Rebalance());
        while (!stopping.get() && failure.get().isEmpty()) {
            var records = poll();
            beat();
            records.forEach(record -> lanes(record.partition())
                    .filter(_ -> record.topic().equals(setup.itinerary().main()))
                    .ifPresent(lanes -> lanes.arrive(record)));
            holdings.values().forEach(holding -> holding.lanes().ifPresent(Lanes::wake));
            mend();
            begin();
            commit();
            regulate();
        }
        giveUp(List.copyOf(holdings.keySet()));
        if (failure.get().isPresent()) {
            throw failure.get().get();
        }
    }

    /**
     * A consumer that waits for records spins for as long as it holds some of a partition that is paused, so while
     * there is one the waiting is done here.
     */
    private ConsumerRecords<String, byte[]> poll() {
        if (!jammed) {
            return consumer.poll(POLL);
        }
        var records = consumer.poll(Duration.ZERO);
        if (records.isEmpty()) {
            LockSupport.parkNanos(BREATH.toNanos());
        }
        return records;
    }

    /** Asks {@link #run()} to end; returns at once. */
    public void stop() {
        stopping.set(true);
    }

    /** What waits in the columns that are ours; empty while there is none. */
    public Optional<Depth> depth() {
        return holdings.values().stream().flatMap(holding -> holding.lanes().stream()).map(Lanes::depth)
                .reduce(Depth::and);
    }

    /** Leaves the group; after {@link #run()} has returned or was never called. */
    @Override
    public void close() {
        holdings.values().forEach(holding -> holding.tenure().lose());
        censuses.shutdownNow();
        consumer.close();
        censusLog.close();
        singles.close();
    }

    private Optional<Lanes> lanes(int partition) {
        return Optional.ofNullable(holdings.get(partition)).flatMap(Holding::lanes);
    }

    /** After a pause of the whole process, only a commit that is accepted shows that we are still a member. */
    private void beat() {
        if (pulse.isFresh() || commits.areAccepted(progress(holdings))) {
            pulse.beat();
        }
    }

    private static Map<Integer, Progress> progress(Map<Integer, Holding> columns) {
        var progress = new HashMap<Integer, Progress>();
        columns.forEach((partition, holding) -> holding.lanes()
                .ifPresent(lanes -> progress.put(partition, lanes.progress())));
        return progress;
    }

    /** Takes up what is complete. */
    private void begin() {
        assignment.complete().stream().filter(partition -> !holdings.containsKey(partition)).forEach(this::takeUp);
        holdings.forEach((partition, holding) -> {
            if (holding.isReady()) {
                start(partition, holding);
            }
        });
    }

    private void takeUp(int partition) {
        var column = setup.itinerary().column(partition);
        consumer.pause(column);
        var committed = commits.of(column);
        if (committed.isEmpty()) {
            return;
        }
        var tenure = new Tenure(pulse);
        var taker = new CensusTaker(setup.itinerary(), censusLog);
        var census = new CompletableFuture<Census>();
        censuses.execute(() -> {
            try {
                census.complete(taker.take(partition, committed.get(), tenure::check));
            } catch (Abandoned _) {
                census.cancel(false);
            } catch (RetriableException e) {
                LOG.atDebug().setCause(e).addKeyValue("partition", partition).log("A census is taken again");
                tenure.end();
            } catch (RuntimeException e) {
                failed(partition, e);
            }
        });
        holdings.put(partition, new Holding(tenure, census));
        setup.metrics().holds(holdings.size());
    }

    /** Before any work, it is committed from where on endings matter. */
    private void start(int partition, Holding holding) {
        var column = new Column(setup.itinerary().tiers(), setup.blocked(), holding.census());
        var lanes = new Lanes(new Lanes.Site(setup.itinerary(), partition, setup.work(), writes, singles,
                setup.metrics(), clock), holding.tenure(), column, e -> failed(partition, e));
        var main = new TopicPartition(setup.itinerary().main(), partition);
        var progress = lanes.progress();
        if (!commits.areAccepted(Map.of(partition, progress))) {
            holding.tenure().end();
            return;
        }
        consumer.seek(main, progress.positions().getFirst());
        consumer.resume(List.of(main));
        holding.begin(lanes);
        lanes.start();
        LOG.atDebug().addKeyValue("topic", main.topic()).addKeyValue("partition", partition)
                .addKeyValue("offset", progress.positions().getFirst()).log("A column is worked on");
    }

    /** A column that cannot be written to for now is taken up again; anything else ends the service. */
    private void failed(int partition, Exception e) {
        if (e instanceof WriteFailed write && write.isPassing()) {
            LOG.atWarn().setCause(e).addKeyValue("topic", setup.itinerary().main())
                    .addKeyValue("partition", partition)
                    .log("A column cannot be written to for now, and is taken up again");
        } else {
            failure.compareAndSet(Optional.empty(), Optional.of(e));
        }
    }

    /** Lets go of columns that cannot go on, as soon as nobody works on them; the next census tells where they are. */
    private void mend() throws InterruptedException {
        for (var entry : Set.copyOf(holdings.entrySet())) {
            var tenure = entry.getValue().tenure();
            if (tenure.isOver() && tenure.awaitIdle(Duration.ZERO)) {
                end(List.of(entry.getKey()));
            }
        }
    }

    private void commit() {
        var changed = new HashMap<Integer, Progress>();
        holdings.forEach((partition, holding) -> holding.toCommit()
                .ifPresent(progress -> changed.put(partition, progress)));
        commits.send(changed);
    }

    private void regulate() {
        var paused = consumer.paused();
        jammed = false;
        holdings.forEach((partition, holding) -> holding.lanes().ifPresent(lanes -> {
            var main = new TopicPartition(setup.itinerary().main(), partition);
            if (!paused.contains(main) && lanes.isFull()) {
                consumer.pause(List.of(main));
                jammed = true;
            } else if (paused.contains(main) && lanes.hasRoom()) {
                consumer.resume(List.of(main));
            } else if (paused.contains(main)) {
                jammed = true;
            }
        }));
    }

    /** Lets calls that have begun come to their end, and commits what is finished. */
    private void giveUp(Collection<Integer> partitions) {
        var ended = end(partitions);
        ended.values().forEach(holding -> holding.tenure().end());
        var deadline = clock.instant().plus(setup.drain());
        try {
            for (var holding : ended.values()) {
                drain(holding, deadline);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        var progress = progress(ended);
        if (!progress.isEmpty()) {
            commits.areAccepted(progress);
        }
    }

    private void drain(Holding holding, Instant deadline) throws InterruptedException {
        while (!holding.tenure().awaitIdle(DRAIN_SLICE)) {
            beat();
            if (clock.instant().isAfter(deadline)) {
                holding.tenure().lose();
                LOG.atWarn().addKeyValue("topic", setup.itinerary().main())
                        .log("A column is given up with a call under way");
                return;
            }
        }
    }

    private Map<Integer, Holding> end(Collection<Integer> partitions) {
        var ended = new HashMap<Integer, Holding>();
        for (var partition : partitions) {
            var holding = holdings.remove(partition);
            if (holding != null) {
                ended.put(partition, holding);
            }
        }
        if (!ended.isEmpty()) {
            setup.metrics().holds(holdings.size());
        }
        return ended;
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            assignment.add(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            giveUp(Assignment.columns(partitions));
            assignment.remove(partitions);
        }

        /** Another owner may have begun already: there is nothing left to wait for or to commit. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            end(Assignment.columns(partitions)).values().forEach(holding -> holding.tenure().lose());
            assignment.remove(partitions);
        }
    }
}
