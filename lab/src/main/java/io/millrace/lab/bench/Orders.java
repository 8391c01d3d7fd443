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
import tools.jackson.databind.node.ObjectNode;

/**
 * An endless sequence of events about orders, as the transformer writes their commands: a block of orders is created,
 * then each of the block is updated, then the next block begins. The order's version stands in its first attribute.
 *
 * @param block how many orders are created before the first of them is updated
 */
record Orders(int block) {
    private static final String CREATE = "mutation CreateOrder($input: CreateOrderInput) "
            + "{ createOrder(input: $input) { id ref } }";
    private static final String UPDATE = "mutation UpdateOrder($input: UpdateOrderInput) "
            + "{ updateOrder(input: $input) { id ref } }";
    private static final SourceRecord SOURCE = new SourceRecord("commerce.orders", 0, 0, Instant.EPOCH);
    private static final int SHOPPERS = 200;
    private static final int ITEMS = 3;

    /** The order that an event is about. */
    String ref(long event) {
        return "order-" + (event / (2L * block) * block + event % block);
    }

    /** 1 for the event that creates its order, 2 for the one that updates it. */
    int version(long event) {
        return (int) (event / block % 2) + 1;
    }

    /** The command of an event as a record. */
    ProducerRecord<String, byte[]> command(Topic<String, Command> topic, long event, Instant now) {
        var ref = ref(event);
        var version = version(event);
        var type = version == 1 ? "order.created" : "order.updated";
        var eventId = ref + "-" + version;
        var command = new Command(EventFamily.ORDERS, ref, Optional.of("shopper-" + event % SHOPPERS), now.toString(),
                "bench", eventId, type, SOURCE, now, Map.of(
                        "createOrder", new Mutation(CREATE, input(ref, version)),
                        "updateOrder", new Mutation(UPDATE, attributes(version))));
        var record = new ProducerRecord<>(topic.name(), ref,
                topic.values().serializer().serialize(topic.name(), command));
        new EventHeaders(eventId, type, "/bench", now, ref, TraceParent.start(new Random(event)))
                .writeTo(record.headers());
        return record;
    }

    private static ObjectNode input(String ref, int version) {
        var variables = attributes(version);
        var input = variables.withObjectProperty("input");
        input.put("ref", ref).put("type", "HD").put("totalPrice", 129.5).putObject("retailer").put("id", "1");
        var items = input.putArray("items");
        for (var item = 1; item <= ITEMS; item++) {
            items.addObject().put("ref", ref + "-" + item).put("productRef", "SKU-" + item).put("quantity", item)
                    .put("price", 21.5).put("currency", "EUR");
        }
        return variables;
    }

    private static ObjectNode attributes(int version) {
        var variables = Json.object();
        variables.putObject("input").putArray("attributes").addObject().put("name", "version").put("type", "STRING")
                .put("value", Integer.toString(version));
        return variables;
    }
}
