package io.millrace.lab.bench;

import io.millrace.common.event.EnvelopeReader;
import io.millrace.common.event.EnvelopeReading;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.event.TraceParent;
import io.millrace.common.json.Json;
import io.millrace.lab.shop.Shopper;
import io.millrace.lab.shop.Shoppers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes up {@code order.paid} events as the gateway stores them, with every field of the documented example and so many
 * product lines (elastic-path reference, 5.1 and 5.2). No two are alike, since a broker compresses what is. Not safe
 * for threads.
 */
final class OrderEvents {
    private final RandomGenerator random;
    private final Shoppers shoppers;
    private final int lines;
    private final Instant now;

    OrderEvents(RandomGenerator random, int lines, Instant now) {
        this.random = random;
        this.lines = lines;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        shoppers = new Shoppers(random, List.of("any"));
    }

    /** The next one, ready to be sent. */
    ProducerRecord<String, byte[]> next(String topic) {
        var reading = EnvelopeReader.read(Json.write(envelope()));
        if (!(reading instanceof EnvelopeReading.Known(var event))) {
            throw new IllegalStateException("the gateway would not store this event: " + reading);
        }
        var record = new ProducerRecord<>(topic, event.key(), event.envelope());
        EventHeaders.of(event, now, TraceParent.start(random)).writeTo(record.headers());
        return record;
    }

    private ObjectNode envelope() {
        var envelope = Json.object().put("id", id()).put("triggered_by", "order.paid").put("attempt", 1);
        envelope.putObject("integration").put("id", "af7bbcc7-f77f-4a8f-abdb-4f039c5c9d81")
                .put("integration_type", "webhook").put("name", "Orders").put("description", "");
        envelope.putObject("configuration").put("url", "https://orders.example.com/webhooks/elastic-path");
        var payload = envelope.putObject("payload");
        payload.set("data", order(shoppers.next()));
        var items = payload.putObject("included").putArray("items");
        for (var line = 0; line < lines; line++) {
            items.add(line());
        }
        return envelope;
    }

    private ObjectNode order(Shopper shopper) {
        var order = Json.object().put("type", "order").put("id", id()).put("order_number", digits(8))
                .put("external_ref", "").put("status", "complete").put("payment", "paid")
                .put("shipping", "unfulfilled").put("anonymized", false);
        order.putObject("customer").put("name", shopper.name()).put("email", shopper.email());
        order.set("shipping_address", address(shopper).put("phone_number", "(555) 555-" + digits(4))
                .put("instructions", "Ring " + digits(2) + " times"));
        order.set("billing_address", address(shopper));
        order.putObject("links");
        var meta = order.putObject("meta");
        var prices = meta.putObject("display_price");
        for (var name : List.of("with_tax", "without_tax", "tax", "discount", "balance_owing", "paid", "authorized",
                "without_discount", "shipping", "shipping_discount")) {
            prices.set(name, price(random.nextInt(1_000_000)));
        }
        meta.set("timestamps", timestamps());
        var relationships = order.putObject("relationships");
        relationships.putObject("items").putArray("data").addObject().put("type", "item").put("id", id());
        relationships.putObject("customer").putObject("data").put("type", "customer").put("id", id());
        return order;
    }

    private ObjectNode line() {
        var quantity = 1 + random.nextInt(4);
        var unit = 100 + random.nextInt(100_000);
        var item = Json.object().put("type", "order_item").put("id", id()).put("quantity", quantity)
                .put("product_id", id()).put("name", "Product " + word() + " " + word())
                .put("sku", word().toUpperCase(Locale.ROOT) + "-" + digits(6));
        item.set("unit_price", amount(unit));
        item.set("value", amount(unit * quantity));
        item.putObject("links");
        var meta = item.putObject("meta");
        var prices = meta.putObject("display_price");
        for (var name : List.of("with_tax", "without_tax", "tax", "discount", "without_discount")) {
            var both = prices.putObject(name);
            both.set("unit", price(unit));
            both.set("value", price(unit * quantity));
        }
        meta.set("timestamps", timestamps());
        item.putObject("relationships").putObject("cart_item").putObject("data").put("type", "cart_item")
                .put("id", id());
        return item.put("catalog_id", "6dbd8b80-1176-4f62-b3c0-b543bc5a5f6a").put("catalog_source", "pim");
    }

    private static ObjectNode address(Shopper shopper) {
        return Json.object().put("first_name", shopper.name()).put("last_name", shopper.name())
                .put("company_name", "").put("line_1", shopper.street()).put("line_2", "")
                .put("city", shopper.city()).put("postcode", shopper.postcode()).put("county", shopper.region())
                .put("country", shopper.country()).put("region", shopper.region());
    }

    private static ObjectNode amount(int minorUnits) {
        return Json.object().put("amount", minorUnits).put("currency", "USD").put("includes_tax", false);
    }

    private static ObjectNode price(int minorUnits) {
        return Json.object().put("amount", minorUnits).put("currency", "USD")
                .put("formatted", "$" + BigDecimal.valueOf(minorUnits, 2));
    }

    private ObjectNode timestamps() {
        return Json.object().put("created_at", now.minusSeconds(random.nextInt(86_400)).toString())
                .put("updated_at", now.toString());
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String digits(int count) {
        return "%0{n}d".replace("{n}", Integer.toString(count)).formatted(random.nextInt((int) Math.pow(10, count)));
    }

    private String word() {
        return random.ints(6, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
