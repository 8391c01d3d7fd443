package io.millrace.transformer;

import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.json.Json;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event as a test tells it: small, with all that decisions look at. Its one field {@code content} is what is sent.
 *
 * @param version empty for none
 * @param fields more fields of the resource, as JSON
 * @param replay empty for none
 */
record Occurrence(String id, String type, String entity, String version, String content, String fields, String replay,
        Instant at) {

    /** An event of the entity {@code entity-1} at noon. */
    static Occurrence of(String id, String type, String version, String content) {
        return new Occurrence(id, type, "entity-1", version, content, "{}", "", Given.NOON);
    }

    Occurrence about(String other) {
        return new Occurrence(id, type, other, version, content, fields, replay, at);
    }

    Occurrence with(String json) {
        return new Occurrence(id, type, entity, version, content, json, replay, at);
    }

    Occurrence replayed(String name) {
        return new Occurrence(id, type, entity, version, content, fields, name, at);
    }

    Occurrence at(Instant time) {
        return new Occurrence(id, type, entity, version, content, fields, replay, time);
    }

    EventHeaders event() {
        return new EventHeaders(id, type, "/elastic-path/integrations/1", at, entity, Given.TRACE);
    }

    Headers headers() {
        var headers = new RecordHeaders();
        event().writeTo(headers);
        Optional.of(replay).filter(name -> !name.isEmpty())
                .ifPresent(name -> EventHeaders.put(headers, EventHeaders.REPLAY, name));
        return headers;
    }

    byte[] value() {
        var envelope = Json.object();
        envelope.put("id", id).put("triggered_by", type);
        var resource = (ObjectNode) Json.mapper().readTree(fields);
        resource.put("id", entity).put("content", content);
        if (!version.isEmpty()) {
            resource.putObject("meta").putObject("timestamps").put("updated_at", version);
        }
        envelope.putObject("payload").set("data", resource);
        return Json.write(envelope);
    }

    TestRecord<String, byte[]> record() {
        return new TestRecord<>(entity, value(), headers(), at);
    }

    Arrival arrival(EventFamily family) {
        var blank = Given.arrival(family, headers(), value());
        return new Arrival(family, blank.source(), entity, value(), headers());
    }
}
