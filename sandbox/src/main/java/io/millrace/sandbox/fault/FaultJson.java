package io.millrace.sandbox.fault;

import io.millrace.common.json.Json;
import io.millrace.common.settings.Durations;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Switches as JSON: strict about names, and with time spans as settings write them. */
public final class FaultJson {
    private static final JsonMapper MAPPER = Json.mapper()
            .rebuild()
            .addModule(new SimpleModule().addDeserializer(Duration.class, new TimeSpan()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private FaultJson() {}

    /**
     * Reads a request's body.
     *
     * @throws IllegalArgumentException saying what is wrong, when it is not such JSON
     */
    public static <S> S read(byte[] body, Class<S> settings) {
        try {
            return Optional.ofNullable(MAPPER.readValue(body, settings))
                    .orElseThrow(() -> new IllegalArgumentException("the body must be a JSON object"));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** What {@link #read} can read again. */
    public static byte[] write(Object settings) {
        return MAPPER.writeValueAsBytes(settings);
    }

    /** As in settings: {@code 40ms}, {@code 3s}, {@code PT0.04S}. */
    private static final class TimeSpan extends ValueDeserializer<Duration> {

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            try {
                return Durations.parse(parser.getString());
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(parser.getString(), Duration.class, String.valueOf(e.getMessage()));
            }
        }
    }
}
