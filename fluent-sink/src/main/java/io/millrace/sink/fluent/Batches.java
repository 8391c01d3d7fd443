package io.millrace.sink.fluent;

import graphql.language.OperationDefinition.Operation;
import io.millrace.common.event.TraceParent;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentAnswer.Unknown;
import io.millrace.common.fluent.FluentApi;
import io.millrace.common.fluent.FluentClient;
import io.millrace.common.fluent.FluentRequest;
import io.millrace.common.fluent.SharedAnswer;
import io.millrace.common.fluent.SharedAnswer.Each;
import io.millrace.common.fluent.SharedAnswer.NotBegun;
import io.millrace.common.fluent.SharedApi;
import io.millrace.common.json.Json;
import io.millrace.sink.fluent.Seat.Ride.Arrived;
import io.millrace.sink.fluent.Seat.Ride.Single;
import io.millrace.sink.fluent.Seat.Ride.TurnedAway;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests that wait at the same time as one document, where they allow it (fluent reference, 2.1). Each caller
 * gets the answer to its own request. A document that Fluent did not begin is taken apart, so that one bad request
 * fails alone. An idle sink sends a request at once and by itself, so nothing is slower for it. A document carries the
 * trace of its first request.
 */
public final class Batches implements FluentApi, AutoCloseable {
    /** How long a request waits for others while some are under way: little beside what an answer takes. */
    static final Duration PATIENCE = Duration.ofMillis(5);

    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);

    private final FluentApi alone;
    private final SharedApi together;
    private final BatchMetrics metrics;
    private final Pieces pieces = new Pieces();
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("fluent-document-", 0).factory());
    private final Gathering queries;
    private final Gathering mutations;

    /**
     * Over one account.
     *
     * @param size the most requests in one document; 1 sends each by itself
     */
    public Batches(FluentClient client, int size, BatchMetrics metrics) {
        this(client, client, size, metrics);
    }

    Batches(FluentApi alone, SharedApi together, int size, BatchMetrics metrics) {
        this.alone = alone;
        this.together = together;
        this.metrics = metrics;
        queries = new Gathering(size, seats -> threads.execute(() -> send(Operation.QUERY, seats)));
        mutations = new Gathering(size, seats -> threads.execute(() -> send(Operation.MUTATION, seats)));
    }

    @Override
    public FluentAnswer call(FluentRequest request, TraceParent hop) {
        return switch (request.sharing()) {
            case ALONE -> alone.call(request, hop);
            case WITH_QUERIES, WITH_MUTATIONS -> pieces.of(request.document())
                    .map(piece -> travel(gathering(kind(request)), seat(request, hop, piece)))
                    .orElseGet(() -> alone.call(request, hop));
        };
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        threads.close();
    }

    private FluentAnswer travel(Gathering gathering, Seat seat) {
        gathering.join(seat);
        return switch (seat.await(PATIENCE, () -> gathering.impatient(seat))) {
            case Arrived(var answer) -> answer;
            case TurnedAway() -> alone.call(seat.request(), seat.hop());
            case Single() -> {
                var answer = (FluentAnswer) new Unknown("the call failed inside of this service");
                try {
                    answer = alone.call(seat.request(), seat.hop());
                } finally {
                    gathering.landed(!(answer instanceof Unknown));
                }
                yield answer;
            }
        };
    }

    private void send(Operation kind, List<Seat> seats) {
        var well = false;
        try {
            var call = pieces.joined(kind, seats.stream().map(Seat::request).toList());
            metrics.sent(seats.size());
            well = distribute(together.call(call, seats.getFirst().hop()), seats);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("Several calls in one document failed inside of this service");
        } finally {
            // Whoever has no answer by now, because of a bug, must not wait for ever.
            seats.forEach(seat -> seat.goes(new Arrived(new Unknown("the answer got lost inside of this service"))));
            gathering(kind).landed(well);
        }
    }

    /** Whether the document was not too much for Fluent. */
    private boolean distribute(SharedAnswer answer, List<Seat> seats) {
        return switch (answer) {
            case NotBegun() -> {
                metrics.notBegun();
                seats.forEach(seat -> seat.goes(new TurnedAway()));
                yield false;
            }
            case Each(var answers) -> {
                for (var i = 0; i < seats.size(); i++) {
                    seats.get(i).goes(new Arrived(answers.get(i)));
                }
                yield !answers.stream().allMatch(Unknown.class::isInstance);
            }
        };
    }

    private Gathering gathering(Operation kind) {
        return kind == Operation.QUERY ? queries : mutations;
    }

    private static Operation kind(FluentRequest request) {
        return request.sharing() == FluentRequest.Sharing.WITH_QUERIES ? Operation.QUERY : Operation.MUTATION;
    }

    /** Its size is that of variables and document as they are sent, inside of JSON. */
    static Seat seat(FluentRequest request, TraceParent hop, Piece piece) {
        var bytes = Json.write(request.variables()).length + Json.write(request.document()).length;
        return new Seat(request, hop, bytes, piece.complexity());
    }
}
