package io.millrace.sandbox.kafka;

/** A Kafka cluster of one node that answers. Safe for any thread. */
public interface Broker extends AutoCloseable {

    /** Where clients start, as {@code host:port}. */
    String bootstrapServers();

    /** Stops it, and deletes what it stored unless that was in a folder of the caller's. May be called twice. */
    @Override
    void close();
}
