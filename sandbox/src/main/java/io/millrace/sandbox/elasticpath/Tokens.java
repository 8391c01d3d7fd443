package io.millrace.sandbox.elasticpath;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens given out. Safe for any thread. */
final class Tokens {
    static final Duration LIFETIME = Duration.ofHours(1);

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Ids ids;

    Tokens(InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    record Token(String value, Grant grant, Instant expires) {}

    Token issue(Grant grant) {
        var now = clock.instant();
        tokens.values().removeIf(token -> !token.expires().isAfter(now));
        var token = new Token(ids.token(), grant, now.plus(LIFETIME));
        tokens.put(token.value(), token);
        return token;
    }

    /** What a token may do; empty when it is unknown or has expired. */
    Optional<Grant> grant(String value) {
        return Optional.ofNullable(tokens.get(value))
                .filter(token -> token.expires().isAfter(clock.instant()))
                .map(Token::grant);
    }

    void forgetAll() {
        tokens.clear();
    }
}
