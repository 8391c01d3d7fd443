package io.millrace.common.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;

/** The {@code Retry-After} header (RFC 9110, 10.2.3). */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** How long the other side asks to wait, or empty when it says nothing that can be read. */
    public static Optional<Duration> of(HttpAnswer.Answered answer, Instant now) {
        return answer.header("Retry-After").flatMap(header -> parse(header.strip(), now));
    }

    /** Reads seconds or an HTTP date; a date that has passed is no wait at all. */
    static Optional<Duration> parse(String header, Instant now) {
        if (SECONDS.matcher(header).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
        }
        return Optional.ofNullable(DateUtils.parseStandardDate(header))
                .map(date -> date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
    }
}
