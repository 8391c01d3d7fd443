package io.millrace.transformer;

import io.millrace.common.command.Command;
import io.millrace.common.command.Mutation;
import io.millrace.common.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.util.ByteArrayBuilder;

/**
 * Writes commands as their topic holds them. The variables are most of a command, and their text is needed for the
 * fingerprint too, so it is made once; the text of a mutation is the same in each command, so it is escaped once. For
 * one thread.
 */
final class CommandPacking {
    private final Map<String, SerializedString> documents = new HashMap<>();

    /** The variables of each mutation as JSON. */
    SortedMap<String, String> variables(Map<String, Mutation> mutations) {
        var texts = new TreeMap<String, String>();
        mutations.forEach((name, mutation) -> texts.put(name, Json.mapper().writeValueAsString(mutation.variables())));
        return texts;
    }

    /**
     * The command as JSON.
     *
     * @param variables those of its mutations, as {@link #variables} wrote them
     */
    byte[] pack(Command command, SortedMap<String, String> variables) {
        var bytes = new ByteArrayBuilder(8_192);
        try (var json = Json.mapper().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("entity", command.entity().name());
            json.writeStringProperty("ref", command.ref());
            json.writePOJOProperty("customerRef", command.customerRef());
            json.writeStringProperty("version", command.version());
            json.writeStringProperty("bundle", command.bundle());
            json.writeStringProperty("eventId", command.eventId());
            json.writeStringProperty("eventType", command.eventType());
            json.writePOJOProperty("source", command.source());
            json.writePOJOProperty("rendered", command.rendered());
            json.writeObjectPropertyStart("mutations");
            variables.forEach((name, text) -> write(json, name, command.mutation(name).document(), text));
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void write(JsonGenerator json, String name, String document, String variables) {
        json.writeObjectPropertyStart(name);
        json.writeName("document");
        json.writeString(documents.computeIfAbsent(document, SerializedString::new));
        json.writeName("variables");
        json.writeRawValue(new SerializedString(variables));
        json.writeEndObject();
    }
}
