package io.millrace.common.webhook;

import java.util.Locale;

/** How one request was answered. Each request has exactly one. */
public enum Outcome {
    /** The brokers have the event. */
    STORED(202, "Stored"),
    /** A well-formed event that this pipeline has no use for. */
    IGNORED(202, "Not needed"),
    /** Not the documented envelope. */
    MALFORMED(400, "Not a webhook of %s"),
    /** What proves the sender is missing or wrong. */
    UNAUTHORISED(401, "Unauthorized"),
    /** Some other path. */
    NOT_FOUND(404, "Not found"),
    /** Some other method. */
    WRONG_METHOD(405, "Method not allowed"),
    /** The body did not arrive in time. */
    TOO_SLOW(408, "Body too slow"),
    /** The body is larger than allowed. */
    TOO_LARGE(413, "Body too large"),
    /** The body is not JSON in UTF-8. */
    UNSUPPORTED(415, "Unsupported media type"),
    /** A defect of this service. */
    FAILED(500, "Internal error"),
    /** Not stored now; the same request may succeed later. */
    UNAVAILABLE(503, "Not stored");

    private final int status;
    private final String title;

    Outcome(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status. */
    int status(WebhookKind kind) {
        return switch (this) {
            case STORED, IGNORED -> kind.accepted();
            case MALFORMED, UNAUTHORISED, NOT_FOUND, WRONG_METHOD, TOO_SLOW, TOO_LARGE, UNSUPPORTED, FAILED,
                    UNAVAILABLE ->
                status;
        };
    }

    /** In a few words, for a person. */
    String title(WebhookKind kind) {
        return title.formatted(kind.sender());
    }

    /** The value of the metric's label, and the last part of the problem's type. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
