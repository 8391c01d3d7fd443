package io.millrace.ops.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.SourceRecord;
import io.millrace.common.deadletter.DeadLetter;
import io.millrace.common.deadletter.DeadLetter.Holds;
import io.millrace.common.deadletter.TemplateTrace;
import io.millrace.common.json.Json;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.ops.Millrace;
import io.millrace.sandbox.kafka.TestBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class DlqIT {
    private static final Instant NOW = Instant.parse("2026-11-27T18:00:00Z");
    private static final String EVENT = "{\"id\":\"e-1\",\"payload\":{\"data\":{\"name\":\"Ron Swanson\"}}}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldGroupByCauseLargestFirstWhenListed() throws Exception {
        // Given
        setUp("groups.");
        write("groups.", "commerce.orders", 0, template("order.jsonata"), NOW.minusSeconds(30));
        write("groups.", "fluent.orders", 1, refused(), NOW.minusSeconds(20));
        write("groups.", "commerce.orders", 1, template("order.jsonata"), NOW.minusSeconds(10));
        write("groups.", "commerce.orders", 1, template("customer.jsonata"), NOW);

        // When
        var exit = run("groups.", "list", "--output", "json");

        // Then
        assertThat(exit).isZero();
        var groups = Json.read(out.toString().getBytes(UTF_8));
        assertThat(groups).hasSize(3);
        assertThat(groups.get(0)).hasToString("""
                {"count":"2","topic":"commerce.orders.dlq","stage":"transformer","class":"template","code":"T1003",\
                "template":"order.jsonata","oldest":"2026-11-27T17:59:30Z","newest":"2026-11-27T17:59:50Z",\
                "example":"commerce.orders.dlq/1/0"}""");
        assertThat(groups.toString()).contains("\"class\":\"refused\",\"code\":\"C0120E\",\"template\":\"\"");
    }

    @Test
    void shouldLeaveOutTheOlderOnesWhenASpanIsAskedFor() throws Exception {
        // Given
        setUp("since.");
        write("since.", "commerce.orders", 0, template("order.jsonata"), NOW.minusSeconds(7_200));
        write("since.", "commerce.orders", 0, template("order.jsonata"), NOW.minusSeconds(60));

        // When
        run("since.", "list", "--since", "1h", "--each");

        // Then
        assertThat(out.toString().lines()).hasSize(2);
        assertThat(out.toString()).contains("commerce.orders.dlq/0/1");
    }

    @Test
    void shouldHidePersonalDataWhenShown() throws Exception {
        // Given
        setUp("show.");
        write("show.", "commerce.orders", 2, template("order.jsonata"), NOW);

        // When
        var exit = run("show.", "show", "commerce.orders.dlq/2/0");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("class: template", "template: order.jsonata", "line: 7",
                "header dlq_offset: 5", "‹11 characters›").doesNotContain("Swanson");
    }

    @Test
    void shouldShowPersonalDataWhenAskedTo() throws Exception {
        // Given
        setUp("reveal.");
        write("reveal.", "commerce.orders", 2, template("order.jsonata"), NOW);

        // When
        run("reveal.", "show", "commerce.orders.dlq/2/0", "--reveal");

        // Then
        assertThat(out.toString()).contains("Ron Swanson");
    }

    @Test
    void shouldPrintOneDocumentALineWhenExported() throws Exception {
        // Given
        setUp("export.");
        write("export.", "commerce.orders", 0, template("order.jsonata"), NOW);
        write("export.", "fluent.orders", 0, refused(), NOW);

        // When
        run("export.", "export");

        // Then
        assertThat(out.toString().lines()).hasSize(2).allSatisfy(line -> assertThat(
                Json.read(line.getBytes(UTF_8)).at("/value/payload/data/name").asString())
                .isEqualTo("‹11 characters›"));
    }

    @Test
    void shouldSayThatItIsNotThereWhenALetterIsUnknown() throws Exception {
        // Given
        setUp("unknown.");

        // When
        var exit = run("unknown.", "show", "commerce.orders.dlq/0/9");

        // Then
        assertThat(exit).isEqualTo(5);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("there is no dead letter commerce.orders.dlq/0/9");
    }

    @Test
    void shouldNameTheTopicsWhenTheyAreMissing() {
        // When
        var exit = run("nowhere.", "list");

        // Then
        assertThat(exit).isEqualTo(5);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("topics are missing: nowhere.commerce.orders.dlq", "millrace setup");
    }

    private record Cause(DeadLetter letter, TemplateTrace trace) {}

    private static Cause template(String file) {
        return new Cause(new DeadLetter("transformer", "template", Optional.of("T1003"), "it failed", 0, Holds.EVENT,
                source()), new TemplateTrace(Optional.of("b-1"), Optional.of(file), OptionalInt.of(7)));
    }

    private static Cause refused() {
        return new Cause(new DeadLetter("fluent-sink", "refused", Optional.of("C0120E"), "refused", 1, Holds.EVENT,
                source()), TemplateTrace.NONE);
    }

    private static SourceRecord source() {
        return new SourceRecord("commerce.orders", 0, 5, NOW);
    }

    private static void write(String prefix, String topic, int partition, Cause cause, Instant when)
            throws Exception {
        var headers = new RecordHeaders();
        cause.letter().writeTo(headers);
        cause.trace().writeTo(headers);
        try (var producer = new KafkaProducer<>(KafkaSettings.at(TestBroker.shared().bootstrapServers())
                .producer(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(prefix + topic + ".dlq", partition, when.toEpochMilli(), "o-1",
                    EVENT.getBytes(UTF_8), headers)).get();
        }
    }

    private void setUp(String prefix) {
        execute(prefix, "setup");
        out.getBuffer().setLength(0);
    }

    private int run(String prefix, String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "dlq";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return execute(prefix, all);
    }

    private int execute(String prefix, String... arguments) {
        var environment = Map.of("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", TestBroker.shared().bootstrapServers(),
                "MILLRACE_TOPICS_PREFIX", prefix, "MILLRACE_TOPICS_PARTITIONS", "3",
                "MILLRACE_TOPICS_REPLICATION", "1");
        return Millrace.commandLine(Millrace.commands(environment, InstantSource.fixed(NOW)))
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
