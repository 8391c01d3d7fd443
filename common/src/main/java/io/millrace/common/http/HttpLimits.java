package io.millrace.common.http;

import java.time.Duration;

/**
 * What one caller may take.
 *
 * @param connections open at one time
 * @param connectTimeout for a free place in the pool, for the connection, and for TLS, each
 * @param deadline for one request as a whole, from the pool to the last byte of the answer
 * @param responseBytes the largest body of an answer
 */
public record HttpLimits(int connections, Duration connectTimeout, Duration deadline, int responseBytes) {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int EIGHT_MEBIBYTES = 8 * 1024 * 1024;

    /** Five seconds to connect, or the deadline when that is shorter, and bodies of up to 8 MiB. */
    public static HttpLimits of(int connections, Duration deadline) {
        var connect = deadline.compareTo(CONNECT) < 0 ? deadline : CONNECT;
        return new HttpLimits(connections, connect, deadline, EIGHT_MEBIBYTES);
    }
}
