package io.millrace.common.webhook;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which content types are read: JSON in UTF-8, under any of its names. */
final class JsonContent {
    private static final String TOKEN = "[\\w!#$%&'*+.^`|~-]+";
    private static final Pattern JSON = Pattern.compile(
            "application/(?:json|" + TOKEN + "\\+json)"
                    + "((?:\\s*;\\s*" + TOKEN + "=(?:" + TOKEN + "|\"[^\"\\\\]*\"))*)\\s*;?\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARSET = Pattern.compile(";\\s*charset=\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE);

    private JsonContent() {}

    /** Whether a {@code Content-Type} is JSON, with the charset UTF-8 or none. */
    static boolean accepts(Optional<String> contentType) {
        return contentType.map(String::strip).map(JSON::matcher)
                .filter(type -> type.matches() && CHARSET.matcher(type.group(1)).results()
                        .allMatch(charset -> "utf-8".equalsIgnoreCase(charset.group(1))))
                .isPresent();
    }
}
