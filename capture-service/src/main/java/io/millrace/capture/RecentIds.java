package io.millrace.capture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * The webhooks that were stored lately, so that their repeats need not be. It is a saving only: what is forgotten is
 * stored again, and the worker finds its payments captured. For any thread.
 */
final class RecentIds {
    private static final int MOST = 100_000;
    /** The last repeat of a delivery comes a day after the first (fluent reference, 4.5). */
    private static final Duration MEMORY = Duration.ofHours(25);

    private final Cache<String, Boolean> ids = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MEMORY)
            .build();

    boolean contains(String id) {
        return ids.getIfPresent(id) != null;
    }

    void add(String id) {
        ids.put(id, true);
    }
}
