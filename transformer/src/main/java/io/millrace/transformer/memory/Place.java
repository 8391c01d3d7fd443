package io.millrace.transformer.memory;

/**
 * Where an event stands in the partition that a memory belongs to.
 *
 * @param offset of its record
 * @param timestamp of its record, in milliseconds
 */
public record Place(long offset, long timestamp) {}
