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
 * Writes commands as their topic holds them. The variables are most of a command, and their bytes are needed for the
 * fingerprint too, so they are made once; the text of a mutation is the same in each command, so it is escaped once.
 * For one thread.
 */
final class CommandPacking {
    private final Map<String, SerializedString> documents = new HashMap<>();

    /** The variables of each mutation as JSON, in UTF-8. */
    SortedMap<String, byte[]> variables(Map<String, Mutation> mutations) {
        var texts = new TreeMap<String, byte[]>();
        mutations.forEach((name, mutation) -> texts.put(name, Json.write(mutation.variables())));
        return texts;
    }

    /**
     * The command as JSON.
     *
     * @param variables those of its mutations, as {@link #variables} wrote them
     */
    byte[] pack(Command command, SortedMap<String, byte[]> variables) {
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
            variables.forEach((name, text) -> {
                begin(json, name, command.mutation(name).document());
                // What the generator holds back comes before what goes past it.
                json.flush();
                bytes.write(text, 0, text.length);
                json.writeEndObject();
            });
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** Up to the variables, which the generator takes for written. */
    private void begin(JsonGenerator json, String name, String document) {
        json.writeObjectPropertyStart(name);
        json.writeName("document");
        json.writeString(documents.computeIfAbsent(document, SerializedString::new));
        json.writeName("variables");
        json.writeRawValue("");
    }
}
