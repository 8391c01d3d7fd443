package io.millrace.common.command;

import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * What the headers of a record of {@code pipeline.outcomes} tell, beside those of the event, so that whoever looks for
 * one kind of ending need not parse the others.
 *
 * @param entity what the event was about
 * @param kind how it ended
 * @param stage the service that ended it
 */
public record Headline(EventFamily entity, Ending.Kind kind, String stage) {
    private static final String ENTITY = "outcome_entity";
    private static final String KIND = "outcome_kind";
    private static final String STAGE = "outcome_stage";

    /** Replaces what {@code headers} says of an ending. */
    public void writeTo(Headers headers) {
        EventHeaders.put(headers, ENTITY, entity.name());
        EventHeaders.put(headers, KIND, kind.name());
        EventHeaders.put(headers, STAGE, stage);
    }

    /** Empty when the record does not tell of an ending. */
    public static Optional<Headline> readFrom(Headers headers) {
        try {
            return Optional.of(new Headline(
                    EventFamily.valueOf(EventHeaders.text(headers, ENTITY).orElseThrow()),
                    Ending.Kind.valueOf(EventHeaders.text(headers, KIND).orElseThrow()),
                    EventHeaders.text(headers, STAGE).orElseThrow()));
        } catch (NoSuchElementException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
