package io.millrace.sink;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.millrace.sink.Known.CustomerId;
import io.millrace.sink.Known.Origin;
import java.time.Duration;

/**
 * The ids of customers that Fluent is known to have, by their ref, so that not each order needs a look-up. That a
 * customer is absent is never remembered. Safe for any thread.
 */
final class CustomerIds {
    private static final int MOST = 100_000;
    private static final Duration AT_MOST = Duration.ofHours(6);

    private final Cache<String, String> ids = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(AT_MOST)
            .build();

    /** What is known to begin with. */
    Known about(String ref) {
        var id = ids.getIfPresent(ref);
        return id == null ? Known.nothing() : Known.nothing().remembering(id);
    }

    /** Keeps what a step has found out, or forgets what turned out to be wrong. */
    void learn(String ref, Known before, Known after) {
        var id = after.customer();
        if (id.isEmpty()) {
            before.customer().map(CustomerId::value).ifPresent(_ -> ids.invalidate(ref));
        } else if (id.get().origin() == Origin.TOLD && !ref.isEmpty()) {
            ids.put(ref, id.get().value());
        }
    }
}
