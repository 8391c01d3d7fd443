package io.millrace.common.fluent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The part of Fluent's GraphQL schema that the pipeline speaks, as SDL (fluent reference, section 3). Comments in it
 * mark what old accounts may lack and where a source is uncertain, and give the length limits.
 */
public final class FluentSchema {
    private FluentSchema() {}

    /** The schema definition, as text. */
    public static String sdl() {
        try (var in = FluentSchema.class.getResourceAsStream("schema.graphqls")) {
            return new String(Objects.requireNonNull(in, "schema.graphqls").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the Fluent schema of this jar", e);
        }
    }
}
