package io.millrace.transformer;

import io.millrace.common.event.EventHeaders;
import io.millrace.transformer.memory.EntityRow;
import java.util.Optional;

/**
 * What was decided on one record.
 *
 * @param event empty when the record has none of the headers that would tell
 * @param verdict what becomes of it
 * @param row what is to be remembered of its entity from now on; empty to leave it as it is
 */
record Ruling(Optional<EventHeaders> event, Verdict verdict, Optional<EntityRow> row) {

    static Ruling of(EventHeaders event, Verdict verdict) {
        return new Ruling(Optional.of(event), verdict, Optional.empty());
    }

    static Ruling of(EventHeaders event, Verdict verdict, EntityRow row) {
        return new Ruling(Optional.of(event), verdict, Optional.of(row));
    }
}
