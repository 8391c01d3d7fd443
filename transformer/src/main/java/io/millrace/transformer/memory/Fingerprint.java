package io.millrace.transformer.memory;

/**
 * Stands for a text or a content: the first 128 bits of its SHA-256. Two that differ have the same fingerprint as often
 * as never.
 */
public record Fingerprint(long high, long low) {}
