package io.millrace.common.webhook;

/**
 * An HTTP server that listens from its construction on, and has each request answered by a {@link WebhookDoor}. This is
 * all that the gateway knows of the server it runs on.
 */
public interface WebhookServer extends AutoCloseable {

    /** The port it listens on. */
    int port();

    /** Refuses new connections, lets requests in progress end, and then closes their connections. */
    @Override
    void close();
}
