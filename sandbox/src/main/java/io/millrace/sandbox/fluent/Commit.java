package io.millrace.sandbox.fluent;

import java.time.Instant;

/**
 * The writes of one mutation. No other mutation writes meanwhile; whoever uses it checks everything before the first
 * write, so that a refusal leaves nothing behind.
 */
final class Commit {
    private final String operation;
    private final Fields input;
    private final Instant now;
    private final Records records;

    Commit(String operation, Fields input, Instant now, Records records) {
        this.operation = operation;
        this.input = input;
        this.now = now;
        this.records = records;
    }

    Fields input() {
        return input;
    }

    Instant now() {
        return now;
    }

    /** Stores a new entity, or a new state of a known one. */
    Entity put(Table<?> table, Entity entity) {
        table.put(entity);
        records.note(operation, entity.fields().text("ref"), now);
        return entity;
    }
}
