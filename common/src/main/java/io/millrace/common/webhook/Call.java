package io.millrace.common.webhook;

import java.time.Duration;
import java.util.Optional;

/** One HTTP request, as an HTTP server shows it to the {@link WebhookDoor}. Used by one thread. */
public interface Call {

    /** In upper case. */
    String method();

    /** As it was sent, without the query. */
    String path();

    /** The first header of that name, whatever its case. */
    Optional<String> header(String name);

    /**
     * Reads the body, once. Never holds more than the limit in memory, and returns within {@code patience} whatever the
     * client does.
     */
    Body body(Duration patience);
}
