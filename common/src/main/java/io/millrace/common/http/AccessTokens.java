package io.millrace.common.http;

import io.millrace.common.http.TokenAnswer.Granted;
import io.millrace.common.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One OAuth 2.0 log-in, shared by all threads. A token is kept until shortly before it expires. While one thread logs
 * in, the others wait for its result, good or bad, so that however many need a token there is one log-in. When a
 * renewal ahead of time fails, the old token serves on until it expires.
 */
public final class AccessTokens {
    /** How long before its end a token is renewed at the earliest. */
    public static final Duration AHEAD = Duration.ofMinutes(5);

    private final Supplier<HttpAnswer> logIn;
    private final Duration ahead;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    private volatile @Nullable Held held;
    private volatile @Nullable TokenAnswer latest;
    private volatile int logIns;

    private record Held(Secret token, Instant renewAt, Instant expiry) {}

    /**
     * Logs in at first use.
     *
     * @param logIn makes the token request, with whatever grant the other side wants
     * @param ahead how long before its end a token is renewed, but at most a tenth of its life
     */
    public AccessTokens(Supplier<HttpAnswer> logIn, Duration ahead, InstantSource clock) {
        this.logIn = logIn;
        this.ahead = ahead;
        this.clock = clock;
    }

    /** The token of now, after a log-in if there is none. */
    public TokenAnswer current() {
        var seen = logIns;
        var token = held;
        if (token != null && clock.instant().isBefore(token.renewAt())) {
            return new Granted(token.token());
        }
        oneAtATime.lock();
        try {
            var shared = latest;
            return seen != logIns && shared != null ? shared : renew();
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Tells that the other side refused this token. Only the one in use is dropped, however often this is said. */
    public void invalidate(Secret token) {
        oneAtATime.lock();
        try {
            var current = held;
            if (current != null && current.token().equals(token)) {
                held = null;
                latest = null;
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock only
    private TokenAnswer renew() {
        var now = clock.instant();
        var answer = TokenReader.read(logIn.get());
        var old = held;
        TokenAnswer result = answer.outcome();
        if (result instanceof Granted(var token)) {
            var life = answer.life();
            var early = life.dividedBy(10).compareTo(ahead) < 0 ? life.dividedBy(10) : ahead;
            held = new Held(token, now.plus(life).minus(early), now.plus(life));
        } else if (old != null && now.isBefore(old.expiry())) {
            held = new Held(old.token(), now.plus(Duration.between(now, old.expiry()).dividedBy(2)), old.expiry());
            result = new Granted(old.token());
        }
        latest = result;
        logIns++;
        return result;
    }
}
