package io.millrace.sandbox.fluent;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One state of something that Fluent holds. A change makes a new one.
 *
 * @param number its place among all that was ever created
 * @param fields as a query sees them, {@code id}, {@code createdOn} and {@code updatedOn} included
 */
record Entity(long number, Fields fields) {

    static Entity created(long number, String id, Instant now, Fields content) {
        return new Entity(number, Upsert.into(Fields.NONE, content)
                .with(Map.of("id", id, "createdOn", now, "updatedOn", now)));
    }

    Entity changed(Instant now, Fields patch) {
        return new Entity(number, Upsert.into(fields, patch).with("updatedOn", now));
    }

    /** For eyes outside of the simulator. */
    Map<String, @Nullable Object> view() {
        return Collections.unmodifiableMap(fields.byName());
    }

    String id() {
        return fields.text("id");
    }
}
