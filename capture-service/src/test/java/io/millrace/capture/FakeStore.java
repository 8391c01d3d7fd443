package io.millrace.capture;

import io.millrace.capture.Operation.Capture;
import io.millrace.capture.Operation.OfElasticPath;
import io.millrace.common.elasticpath.ElasticPathAnswer;
import io.millrace.common.elasticpath.ElasticPathAnswer.Found;
import io.millrace.common.elasticpath.ElasticPathAnswer.Refused;
import io.millrace.common.elasticpath.ElasticPathAnswer.Troubled;
import io.millrace.common.elasticpath.ElasticPathAnswer.Unknown;
import io.millrace.common.elasticpath.ElasticPathError;
import io.millrace.common.gate.Trouble;
import io.millrace.common.gate.Trouble.Failing;
import io.millrace.common.gate.Trouble.Throttled;
import io.millrace.common.gate.Trouble.Unreachable;
import io.millrace.common.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Elastic Path with one order, that fails as a list of chances says. */
final class FakeStore {
    private final Random random;
    private final double trouble;
    /** What each transaction is, by its id. */
    final Map<String, String> types = new LinkedHashMap<>();
    /** Those whose authorisation has run out. */
    final Set<String> expired = new HashSet<>();
    /** How many times money was asked for, when the transaction was already captured or being captured. */
    int doubles;
    boolean cancelled;
    private final Map<String, Integer> captures = new HashMap<>();
    private final List<String> underWay = new ArrayList<>();

    /**
     * An order with so many authorised transactions.
     *
     * @param trouble how likely a call is to meet some
     */
    FakeStore(int transactions, Random random, double trouble) {
        this.random = random;
        this.trouble = trouble;
        for (var i = 1; i <= transactions; i++) {
            types.put("t" + i, "authorize");
        }
    }

    /** So much time passes that what was under way has ended. */
    void settle() {
        underWay.forEach(id -> types.put(id, "capture"));
        underWay.clear();
    }

    boolean isPaid() {
        return types.values().stream().noneMatch("authorize"::equals);
    }

    int captures(String id) {
        return captures.getOrDefault(id, 0);
    }

    ElasticPathAnswer call(OfElasticPath operation) {
        var unlucky = random.nextDouble() < trouble;
        if (unlucky && random.nextInt(3) == 0) {
            return new Troubled(notDone());
        }
        return switch (operation) {
            case Operation.ReadOrder _ -> unlucky ? failing() : new Found(order());
            case Operation.ListTransactions _ -> unlucky ? failing() : new Found(list());
            case Capture(var id) -> capture(id, unlucky);
            case Operation.Fulfil _ -> unlucky ? failing() : new Found(order());
        };
    }

    private ElasticPathAnswer capture(String id, boolean unlucky) {
        if (underWay.contains(id) || "capture".equals(types.get(id))) {
            doubles++;
            return new Refused(400, List.of());
        }
        if (expired.contains(id)) {
            return new Refused(400, List.of(new ElasticPathError("Payment gateway processing failed", "",
                    Optional.of("payment_intent_unexpected_state"))));
        }
        if (!unlucky) {
            return new Found(done(id));
        }
        return switch (random.nextInt(5)) {
            case 0 -> new Unknown("time-out");
            case 1 -> {
                done(id);
                yield new Unknown("time-out");
            }
            case 2 -> {
                captures.merge(id, 1, Integer::sum);
                underWay.add(id);
                yield new Unknown("time-out");
            }
            case 3 -> {
                done(id);
                yield random.nextBoolean() ? failing() : new Refused(400, List.of());
            }
            default -> random.nextBoolean() ? failing() : new Refused(422, List.of());
        };
    }

    private ObjectNode done(String id) {
        captures.merge(id, 1, Integer::sum);
        types.put(id, "capture");
        var body = Json.object();
        body.set("data", transaction(id));
        return body;
    }

    private Trouble notDone() {
        return random.nextBoolean()
                ? new Unreachable("refused")
                : new Throttled("HTTP 429", Optional.empty());
    }

    private static Troubled failing() {
        return new Troubled(new Failing("HTTP 500", Optional.empty()));
    }

    private ObjectNode order() {
        var body = Json.object();
        body.putObject("data").put("status", cancelled ? "cancelled" : isPaid() ? "complete" : "processing")
                .put("payment", isPaid() ? "paid" : "authorized").put("shipping", "unfulfilled");
        return body;
    }

    private ObjectNode list() {
        var body = Json.object();
        var data = body.putArray("data");
        types.keySet().forEach(id -> data.add(transaction(id)));
        return body;
    }

    private ObjectNode transaction(String id) {
        var transaction = Json.object().put("id", id).put("type", "transaction").put("status", "complete");
        // Both spellings occur.
        return transaction.put(random.nextBoolean() ? "transaction_type" : "transaction-type", types.get(id));
    }
}
