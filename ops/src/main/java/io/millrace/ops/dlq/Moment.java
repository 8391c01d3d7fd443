package io.millrace.ops.dlq;

import io.millrace.common.settings.Durations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a moment: {@code 2h} is two hours ago; or as ISO 8601 writes it. */
final class Moment implements ITypeConverter<Instant> {
    private final InstantSource clock;

    Moment(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant convert(String text) {
        try {
            return text.endsWith("Z") ? Instant.parse(text) : clock.instant().minus(Durations.parse(text));
        } catch (DateTimeException | IllegalArgumentException _) {
            throw new TypeConversionException("'" + text + "' is neither a time span such as 2h or 7d, nor a time "
                    + "such as 2026-11-27T18:00:00Z");
        }
    }
}
