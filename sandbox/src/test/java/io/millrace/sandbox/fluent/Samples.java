package io.millrace.sandbox.fluent;

import io.millrace.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The documented requests and answers. */
final class Samples {
    private Samples() {}

    static String document(String mutation) {
        return text(mutation + ".graphql");
    }

    /** The input of a mutation, to be changed at will. */
    static ObjectNode input(String mutation) {
        return json(mutation + ".variables.json").get("input").asObject();
    }

    static JsonNode json(String file) {
        return Json.read(text(file).getBytes(StandardCharsets.UTF_8));
    }

    static String text(String file) {
        try (var in = Samples.class.getResourceAsStream("samples/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
