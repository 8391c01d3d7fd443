package io.millrace.sandbox.fluent;

import java.time.Instant;

/**
 * One state of something that Fluent holds. A change makes a new one.
 *
 * @param number its place among all that was ever created
 * @param fields as a query sees them, {@code id}, {@code createdOn} and {@code updatedOn} included
 */
record Entity(long number, Fields fields) {

    static Entity created(long number, String id, Instant now, Fields content) {
        return new Entity(number, Upsert.into(Fields.NONE, content)
                .with("id", id)
                .with("createdOn", now)
                .with("updatedOn", now));
    }

    Entity changed(Instant now, Fields patch) {
        return new Entity(number, Upsert.into(fields, patch).with("updatedOn", now));
    }

    String id() {
        return fields.text("id");
    }
}
