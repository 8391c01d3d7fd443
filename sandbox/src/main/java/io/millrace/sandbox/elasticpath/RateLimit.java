package io.millrace.sandbox.elasticpath;

import java.time.Instant;

/** Counts calls by the second (elastic-path reference, 3.3). Safe for any thread. */
final class RateLimit {
    private long second;
    private int calls;

    /** Whether one more call fits into the second of {@code now}. */
    synchronized boolean admits(int mostPerSecond, Instant now) {
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            calls = 0;
        }
        calls++;
        return calls <= mostPerSecond;
    }
}
