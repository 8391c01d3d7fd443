package io.millrace.sandbox.fluent;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** What arrived, refused or not. Safe for any thread. */
public final class Traffic {
    private final LongAdder logins = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final ConcurrentMap<Attempt, LongAdder> attempts = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> traces = new ConcurrentHashMap<>();

    private record Attempt(String operation, String ref) {}

    Traffic() {}

    /** How many tokens were given. */
    public long logins() {
        return logins.sum();
    }

    /** How many requests reached {@code /graphql}, those answered by a fault or with 401 included. */
    public long requests() {
        return requests.sum();
    }

    /**
     * How often a mutation for a ref was executed, with or without success. What a fault answers over HTTP, or the
     * schema refuses, does not get so far.
     *
     * @param operation such as {@code createOrder}
     * @param ref an order's, product's or transaction's {@code ref}, a customer's {@code username}; {@code updateOrder}
     *        counts under the ref of the order whose id it names
     */
    public int attempts(String operation, String ref) {
        return Optional.ofNullable(attempts.get(new Attempt(operation, ref))).map(LongAdder::intValue).orElse(0);
    }

    /** The {@code traceparent} header of the last mutation for a ref, as it was sent. */
    public Optional<String> lastTraceparent(String ref) {
        return Optional.ofNullable(traces.get(ref));
    }

    void loggedIn() {
        logins.increment();
    }

    void requested() {
        requests.increment();
    }

    void arrived(String operation, String ref, Optional<String> traceparent) {
        attempts.computeIfAbsent(new Attempt(operation, ref), attempt -> new LongAdder()).increment();
        traceparent.ifPresent(header -> traces.put(ref, header));
    }
}
