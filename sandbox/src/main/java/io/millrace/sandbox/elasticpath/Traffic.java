package io.millrace.sandbox.elasticpath;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** What arrived, refused or not. Safe for any thread. */
public final class Traffic {
    private final LongAdder logins = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder captures = new LongAdder();
    private final ConcurrentMap<String, LongAdder> byTransaction = new ConcurrentHashMap<>();

    Traffic() {}

    /** How many requests for a token arrived. */
    public long logins() {
        return logins.sum();
    }

    /** How many other requests arrived, those answered by a fault included. */
    public long requests() {
        return requests.sum();
    }

    /** How many requests to capture arrived that no rule at {@link Faults#requests()} answered. */
    public long captures() {
        return captures.sum();
    }

    /** The same of one transaction. */
    public long captures(String transaction) {
        return Optional.ofNullable(byTransaction.get(transaction)).map(LongAdder::sum).orElse(0L);
    }

    Map<String, Long> counts() {
        return Map.of("logins", logins(), "requests", requests(), "captures", captures());
    }

    void loggedIn() {
        logins.increment();
    }

    void requested() {
        requests.increment();
    }

    void captureAsked(String transaction) {
        captures.increment();
        byTransaction.computeIfAbsent(transaction, _ -> new LongAdder()).increment();
    }
}
