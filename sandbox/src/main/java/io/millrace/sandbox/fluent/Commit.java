package io.millrace.sandbox.fluent;

import java.time.Instant;

/**
 * The writes of one mutation. No other mutation writes meanwhile; whoever uses it checks everything before the first
 * write, so that a refusal leaves nothing behind.
 */
final class Commit {
    private final Change change;
    private final Fields input;
    private final Journal journal;

    Commit(Change change, Fields input, Journal journal) {
        this.change = change;
        this.input = input;
        this.journal = journal;
    }

    Fields input() {
        return input;
    }

    Instant now() {
        return change.at();
    }

    /** Stores a new entity, or a new state of a known one. */
    Entity put(Table<?> table, Entity entity) {
        table.put(entity);
        journal.add(change, table.type(), entity.fields().text("ref"));
        return entity;
    }
}
