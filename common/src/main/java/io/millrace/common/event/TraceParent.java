package io.millrace.common.event;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The place of one hop in a trace, as W3C Trace Context writes it (version 00).
 *
 * @param traceId 32 lower-case hex digits, not all zero: the same from the webhook to Fluent's answer
 * @param spanId 16 lower-case hex digits, not all zero: of the hop that wrote it
 * @param flags 2 hex digits; 01 is sampled
 */
public record TraceParent(String traceId, String spanId, String flags) {
    /** The name of the HTTP header and of the record header. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern
            .compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    /** Empty for anything that is not a valid header of a version this code understands. */
    public static Optional<TraceParent> parse(String header) {
        var match = FORM.matcher(header);
        if (!match.matches() || header.startsWith("ff") || (header.startsWith("00") && match.group(4) != null)) {
            return Optional.empty();
        }
        return Optional.of(new TraceParent(match.group(1), match.group(2), match.group(3)));
    }

    /** The start of a trace. */
    public static TraceParent start(RandomGenerator random) {
        return new TraceParent(hex(random, 16), hex(random, 8), "01");
    }

    /** The next hop of the same trace. */
    public TraceParent next(RandomGenerator random) {
        return new TraceParent(traceId, hex(random, 8), flags);
    }

    /** The header's value. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static String hex(RandomGenerator random, int bytes) {
        var value = new byte[bytes];
        random.nextBytes(value);
        value[0] |= 1;
        return HexFormat.of().formatHex(value);
    }
}
