package io.millrace.sandbox.fluent;

import java.time.Instant;

/**
 * What the effects of one mutation have in common.
 *
 * @param field the mutation's name in the answer: its alias, or the operation
 */
record Change(String operation, String field, String inputHash, Instant at) {}
