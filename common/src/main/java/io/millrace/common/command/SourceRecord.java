package io.millrace.common.command;

import java.time.Instant;

/**
 * Where an event is stored.
 *
 * @param topic the topic it was read from
 * @param partition its partition
 * @param offset its offset
 * @param timestamp the record's own time
 */
public record SourceRecord(String topic, int partition, long offset, Instant timestamp) {}
