package io.millrace.reader;

import io.millrace.common.budget.Priority;
import io.millrace.common.delivery.Abandoned;
import io.millrace.common.delivery.Door;
import io.millrace.common.delivery.Door.Sign;
import io.millrace.common.delivery.Mandate;
import io.millrace.common.elasticpath.ElasticPathAnswer;
import io.millrace.common.elasticpath.ElasticPathAnswer.Found;
import io.millrace.common.elasticpath.ElasticPathAnswer.Missing;
import io.millrace.common.elasticpath.ElasticPathAnswer.Refused;
import io.millrace.common.elasticpath.ElasticPathAnswer.Troubled;
import io.millrace.common.elasticpath.ElasticPathAnswer.Unknown;
import io.millrace.common.elasticpath.ElasticPathApi;
import io.millrace.common.elasticpath.ElasticPathRequest;
import io.millrace.common.event.TraceParent;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Reads from Elastic Path, and waits out its troubles. Safe for any thread. */
final class Asking {
    private final ElasticPathApi api;
    private final Door door;
    private final RandomGenerator random;

    /** {@code random} has to be safe for any thread. */
    Asking(ElasticPathApi api, Door door, RandomGenerator random) {
        this.api = api;
        this.door = door;
        this.random = random;
    }

    /** For whom it is asked. */
    record Asker(Priority priority, Mandate mandate) {
        void check() throws Abandoned {
            mandate.check();
        }
    }

    /**
     * The body of the answer; empty when there is no such thing.
     *
     * @param query not encoded yet
     * @throws Abandoned when the mandate is over before there is an answer
     * @throws NotRead when Elastic Path refuses the question
     */
    Optional<JsonNode> get(Asker asker, String path, Map<String, String> query) throws Abandoned, NotRead {
        var request = ElasticPathRequest.get(path, query);
        while (true) {
            switch (door.pass(new Door.Caller(asker.priority(), asker.mandate()),
                    () -> api.call(request, TraceParent.start(random)), Asking::sign)) {
                case Found(var body) -> {
                    return Optional.of(body);
                }
                case Missing _ -> {
                    return Optional.empty();
                }
                case Refused refused -> throw new NotRead(
                        "Elastic Path does not answer " + request + ": " + refused.message());
                // The gate is closed now, and opens when the trouble is over.
                case Troubled _,Unknown _ -> asker.check();
            }
        }
    }

    private static Sign sign(ElasticPathAnswer answer) {
        return switch (answer) {
            case Found _,Missing _,Refused _ -> new Sign.Well();
            case Troubled(var trouble) -> new Sign.Met(trouble);
            case Unknown _ -> new Sign.Silence();
        };
    }
}
