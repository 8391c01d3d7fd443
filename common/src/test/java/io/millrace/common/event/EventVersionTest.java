package io.millrace.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.json.Json;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class EventVersionTest {
    private static final String NONE = "the resource has no updated_at, so its version is unknown";
    private static final String NO_TIME = "the version of the resource is not a time";

    @ParameterizedTest(name = "{0}, released {1}, changed {2}, updated {3}, created {4} -> {5}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            order.paid       | -        | -        | 11:00+01 | 09:00Z   | 10:00Z
            order.paid       | -        | -        | -        | 09:00Z   | 09:00Z
            order.paid       | -        | -        | 10:00.9Z | -        | 10:00Z
            order.paid       | 10:00Z   | 10:00Z   | -        | -        | none
            customer.updated | -        | -        | later    | 10:00Z   | no time
            customer.updated | -        | -        | null     | 10:00Z   | 10:00Z
            customer.updated | -        | -        | 5        | 10:00Z   | no time
            customer.deleted | -        | -        | -        | -        | 12:00Z
            customer.deleted | -        | -        | 10:00Z   | -        | 10:00Z
            product.updated  | 10:00Z   | 11:00Z   | 11:00Z   | -        | 10:00Z
            product.updated  | -        | 10:00Z   | 11:00Z   | -        | 10:00Z
            product.updated  | -        | -        | 10:00Z   | -        | 10:00Z
            product.deleted  | 10:00Z   | 11:00Z   | -        | -        | 10:00Z
            product.deleted  | -        | 10:00Z   | 10:00Z   | -        | 12:00Z
            """)
    void shouldReadTheVersionOfEachKindOfEvent(String type, @Nullable String released, @Nullable String changed,
            @Nullable String updated, @Nullable String created, String expected) {
        // Given
        var event = new EventHeaders("e-1", type, "/source", time("12:00Z"), "entity-1",
                TraceParent.start(new Random(1)));
        var envelope = Json.object();
        var payload = envelope.putObject("payload");
        put(payload.putObject("release"), "published_at", released);
        var data = payload.putObject("data");
        put(data.putObject("attributes"), "updated_at", changed);
        put(data.putObject("meta").putObject("timestamps"), "updated_at", updated);
        put((ObjectNode) data.at("/meta/timestamps"), "created_at", created);

        // When
        var reading = EventVersion.of(event, envelope);

        // Then
        assertThat(reading).isEqualTo(switch (expected) {
            case "none" -> new EventVersion.Reading.Unknown(NONE);
            case "no time" -> new EventVersion.Reading.Unknown(NO_TIME);
            default -> reading instanceof EventVersion.Reading.Known(var version)
                    ? new EventVersion.Reading.Known(
                            new EventVersion(version.written(), time(expected).getEpochSecond()))
                    : expected;
        });
    }

    @Test
    void shouldReadTheResourceWhereThereIsNoData() {
        // Given
        var envelope = Json.object();
        put(envelope.putObject("payload").putObject("meta").putObject("timestamps"), "updated_at", "10:00Z");
        var event = new EventHeaders("e-1", "order.paid", "/source", time("12:00Z"), "entity-1",
                TraceParent.start(new Random(1)));

        // When
        var reading = EventVersion.of(event, envelope);

        // Then
        assertThat(reading).isEqualTo(new EventVersion.Reading.Known(
                new EventVersion("2026-11-01T10:00:00Z", time("10:00Z").getEpochSecond())));
    }

    private static void put(ObjectNode object, String field, @Nullable String value) {
        switch (value) {
            case null -> {}
            case "null" -> object.putNull(field);
            case "5" -> object.put(field, 5);
            case "later" -> object.put(field, value);
            default -> object.put(field, written(value));
        }
    }

    private static String written(String hour) {
        return "2026-11-01T" + hour.substring(0, 5) + ":00" + hour.substring(5).replace("+01", "+01:00");
    }

    private static Instant time(String hour) {
        return Instant.parse(written(hour));
    }
}
