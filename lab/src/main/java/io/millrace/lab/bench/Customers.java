package io.millrace.lab.bench;

import io.millrace.common.command.Command;
import io.millrace.common.command.Mutation;
import io.millrace.common.command.SourceRecord;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.event.TraceParent;
import io.millrace.common.json.Json;
import io.millrace.common.topic.Topic;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Commands that need one call each: new customers, as the transformer writes them. */
final class Customers {
    private static final String DOCUMENT = "mutation CreateCustomer($input: CreateCustomerInput) "
            + "{ createCustomer(input: $input) { id ref } }";
    private static final SourceRecord SOURCE = new SourceRecord("commerce.customers", 0, 0, Instant.EPOCH);

    private Customers() {}

    /** The call; {@code version} is the first name, so that the target can tell versions apart. */
    static Mutation create(String username, String version) {
        var variables = Json.object();
        variables.putObject("input").put("username", username).put("firstName", version).put("lastName", "Lindqvist")
                .put("primaryEmail", username + "@example.com").put("timezone", "UTC").put("promotionOptIn", false)
                .putObject("retailer").put("id", "1");
        return new Mutation(DOCUMENT, variables);
    }

    /** The command as a record. */
    static ProducerRecord<String, byte[]> command(Topic<String, Command> topic, String username, String version,
            Instant now) {
        var eventId = username + "-" + version;
        var command = new Command(EventFamily.CUSTOMERS, username, Optional.empty(), now.toString(), "bench", eventId,
                "customer.created", SOURCE, now, Map.of("createCustomer", create(username, version)));
        var record = new ProducerRecord<>(topic.name(), username,
                topic.values().serializer().serialize(topic.name(), command));
        new EventHeaders(eventId, "customer.created", "/bench", now, username,
                TraceParent.start(new Random(eventId.hashCode()))).writeTo(record.headers());
        return record;
    }
}
