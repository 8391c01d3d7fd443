package io.millrace.sandbox.fluent;

import io.millrace.common.json.Json;
import io.millrace.common.settings.Durations;
import io.millrace.sandbox.fluent.MutationFaults.RefShare;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The switches as JSON, of which any may be left out. What is set replaces what there was at that switch.
 *
 * @param seed begins chance anew
 * @param latency before a request is looked at
 * @param outage how much is away
 * @param requests in place of any work
 * @param mutations with each mutation
 * @param commits with the answer to what changed something
 * @param answers with every other answer
 * @param refs the code that each mutation of a ref is refused with
 * @param refShare the same for some of all refs
 * @param withheld permissions that are missing
 * @param tokenLifetime of tokens from now on
 */
record FaultSettings(@Nullable Long seed, @Nullable Latency latency, @Nullable Outage outage,
        @Nullable List<Rule<Fault.OfRequest>> requests, @Nullable List<Rule<Fault.Code>> mutations,
        @Nullable List<Rule<Fault.OfAnswer>> commits, @Nullable List<Rule<Fault.OfAnswer>> answers,
        @Nullable Map<String, String> refs, @Nullable RefShare refShare, @Nullable Set<String> withheld,
        @Nullable Duration tokenLifetime) {

    private static final JsonMapper MAPPER = Json.mapper()
            .rebuild()
            .addModule(new SimpleModule().addDeserializer(Duration.class, new TimeSpan()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Checks what spans several rules. */
    FaultSettings {
        Optional.ofNullable(requests).ifPresent(Draw::check);
        Optional.ofNullable(mutations).ifPresent(Draw::check);
        Optional.ofNullable(commits).ifPresent(Draw::check);
        Optional.ofNullable(answers).ifPresent(Draw::check);
        Optional.ofNullable(refs).ifPresent(codes -> codes.values().forEach(Fault::checkCode));
        Optional.ofNullable(tokenLifetime).filter(life -> !life.isPositive()).ifPresent(life -> {
            throw new IllegalArgumentException("a token must live for a while: " + life);
        });
    }

    /**
     * Reads a request's body.
     *
     * @throws IllegalArgumentException saying what is wrong, when it is not such JSON
     */
    static FaultSettings read(byte[] body) {
        try {
            return Optional.ofNullable(MAPPER.readValue(body, FaultSettings.class))
                    .orElseThrow(() -> new IllegalArgumentException("the body must be a JSON object"));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    byte[] json() {
        return MAPPER.writeValueAsBytes(this);
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
