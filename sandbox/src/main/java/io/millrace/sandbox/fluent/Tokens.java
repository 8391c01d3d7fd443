package io.millrace.sandbox.fluent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens that are valid now. Safe for any thread. */
final class Tokens {
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private volatile Duration lifetime;
    private final InstantSource clock;
    private final Ids ids;

    Tokens(Duration lifetime, InstantSource clock, Ids ids) {
        this.lifetime = lifetime;
        this.clock = clock;
        this.ids = ids;
    }

    Duration lifetime() {
        return lifetime;
    }

    /** For tokens from now on. */
    void lifetime(Duration next) {
        lifetime = next;
    }

    String issue() {
        var now = clock.instant();
        ends.values().removeIf(end -> !now.isBefore(end));
        var token = ids.uuid();
        ends.put(token, now.plus(lifetime));
        return token;
    }

    boolean isValid(String token) {
        return Optional.ofNullable(ends.get(token)).filter(end -> clock.instant().isBefore(end)).isPresent();
    }

    void revokeAll() {
        ends.clear();
    }
}
