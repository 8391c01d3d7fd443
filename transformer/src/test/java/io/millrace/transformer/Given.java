package io.millrace.transformer;

import io.millrace.common.command.SourceRecord;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.event.TraceParent;
import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.SettingsSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What the tests of the stream start from. */
final class Given {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final TraceParent TRACE = TraceParent.start(new Random(1));

    private Given() {}

    /** The rules of that configuration. */
    static Rules rules(Map<String, String> settings) {
        return config(settings).rules();
    }

    /** The configuration with these settings beside those that have no default. */
    static TransformerConfig config(Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "localhost:1",
                "MILLRACE_FLUENT_RETAILER_ID", "1",
                "MILLRACE_FLUENT_CATALOGUE_REF", "DEFAULT:1"));
        settings.putAll(more);
        try {
            return TransformerConfig.from(SettingsSource.of(settings));
        } catch (InvalidSettings e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Headers headers(String id, String type) {
        var headers = new RecordHeaders();
        event(id, type).writeTo(headers);
        return headers;
    }

    static EventHeaders event(String id, String type) {
        return new EventHeaders(id, type, "/elastic-path/integrations/1", NOON, "entity-1", TRACE);
    }

    static Arrival arrival(EventFamily family, Headers headers, byte[] value) {
        return new Arrival(family, new SourceRecord("commerce." + family.word(), 3, 41, NOON), "entity-1", value,
                headers);
    }

    static byte[] customerOrder() {
        return caseEvent("a-customer-order-goes-to-the-customer-of-elastic-path");
    }

    static byte[] unrenderableOrder() {
        return caseEvent("an-order-without-an-email-cannot-be-rendered");
    }

    static byte[] customer() {
        return caseEvent("a-customer-gets-a-first-and-a-last-name");
    }

    static byte[] anonymized(byte[] customer) {
        return new String(customer, StandardCharsets.UTF_8).replace("Ron Swanson", "***")
                .replace("ron@example.com", "*****").getBytes(StandardCharsets.UTF_8);
    }

    /** One of the events that templates are tried on at start. */
    static byte[] sample(String name) {
        return file(Path.of("src/main/resources/io/millrace/transformer/template/samples", name + ".json"));
    }

    private static byte[] caseEvent(String name) {
        return file(Path.of("src/test/resources/cases", name, "event.json"));
    }

    private static byte[] file(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
