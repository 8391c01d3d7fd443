package io.millrace.transformer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.topic.Topic;
import io.millrace.transformer.memory.EntityRow;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of one event of an entity that nothing is known of, without Kafka and without real templates. */
class JudgeTest {
    private static final String VERSION = "2026-11-01T10:00:00Z";

    private final Judge judge = judge(Map.of("MILLRACE_TRANSFORMER_ORDER_EVENTS", "order.paid,order.updated"));

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(textBlock = """
            ORDERS,    order.paid,       SEND
            ORDERS,    order.updated,    SEND
            ORDERS,    order.created,    NOT_SELECTED
            ORDERS,    order.cancelled,  CANCELLED
            ORDERS,    order.refunded,   REFUNDED
            ORDERS,    customer.created, NOT_SELECTED
            CUSTOMERS, customer.created, SEND
            CUSTOMERS, customer.updated, SEND
            CUSTOMERS, customer.deleted, DELETED
            PRODUCTS,  product.created,  SEND
            PRODUCTS,  product.updated,  SEND
            PRODUCTS,  product.deleted,  DELETED
            RELEASES,  catalog-release.updated, NOT_SELECTED
            """)
    void shouldSendWhatIsSelectedWhenItIsNew(EventFamily family, String type, String expected) {
        // Given
        var arrival = Occurrence.of("e-1", type, VERSION, "A").arrival(family);

        // When
        var ruling = judge.judge(arrival, _ -> EntityRow.EMPTY);

        // Then
        assertThat(outcome(ruling)).isEqualTo(expected);
    }

    @Test
    void shouldNotReadTheMemoryWhenTheEventIsNotSelected() {
        // Given
        var arrival = Occurrence.of("e-1", "order.created", VERSION, "A").arrival(EventFamily.ORDERS);
        var reads = new AtomicInteger();

        // When
        judge.judge(arrival, _ -> {
            reads.incrementAndGet();
            return EntityRow.EMPTY;
        });

        // Then
        assertThat(reads).hasValue(0);
    }

    @Test
    void shouldTellWhatTheSinkNeedsWhenItSends() {
        // Given
        var arrival = Occurrence.of("e-1", "order.paid", VERSION, "A").arrival(EventFamily.ORDERS);

        // When
        var ruling = judge.judge(arrival, _ -> EntityRow.EMPTY);

        // Then
        assertThat(ruling.verdict()).isInstanceOfSatisfying(Verdict.Send.class, send -> {
            assertThat(send.command().ref()).isEqualTo("ref");
            assertThat(send.command().version()).isEqualTo(VERSION);
            assertThat(send.command().bundle()).isEqualTo("bundle-1");
            assertThat(send.command().source()).isEqualTo(arrival.source());
            assertThat(send.command().rendered()).isEqualTo(Given.NOON);
        });
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ORDERS   | {T:{"updated_at":"2026-11-01T10:00:00Z"}}             | 2026-11-01T10:00:00Z
            ORDERS   | {T:{"created_at":"2026-11-01T09:00:00Z"}}             | 2026-11-01T09:00:00Z
            ORDERS   | {T:{"updated_at":null,"created_at":"2026-11-01T09:00:00Z"}}   | 2026-11-01T09:00:00Z
            ORDERS   | {T:{"updated_at":"soon","created_at":"2026-11-01T09:00:00Z"}} | UNREADABLE
            ORDERS   | {T:{"updated_at":1793527200}}                         | UNREADABLE
            ORDERS   | {T:{"updated_at":"2026-11-22T12:00:00Z"}}             | UNREADABLE
            ORDERS   | {}                                                    | UNREADABLE
            ORDERS   | {T:[]}                                                | UNREADABLE
            PRODUCTS | {"attributes":{"updated_at":"2026-11-01T10:00:00Z"}}  | 2026-11-01T10:00:00Z
            PRODUCTS | {T:{"updated_at":"2020-10-13T20:37:00+00:00"}}        | 2020-10-13T20:37:00+00:00
            """)
    void shouldTakeTheVersionFromWhereTheFamilyHasIt(EventFamily family, String fields, String expected) {
        // Given
        var resource = fields.replaceFirst("T:(.*)}$", "\"meta\":{\"timestamps\":$1}}");
        var type = family == EventFamily.ORDERS ? "order.paid" : "product.updated";
        var arrival = Occurrence.of("e-1", type, "", "A").with(resource).arrival(family);

        // When
        var ruling = judge.judge(arrival, _ -> EntityRow.EMPTY);

        // Then
        assertThat(ruling.verdict() instanceof Verdict.Send send ? send.command().version() : outcome(ruling))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"product.updated", "product.deleted"})
    void shouldTakeTheVersionOfAProductFromItsRelease(String type) {
        // Given
        var value = """
                {"payload":{"data":{"attributes":{"updated_at":"2026-11-01T10:00:00Z"}},
                "release":{"published_at":"2026-11-02T10:00:00Z"}}}""".getBytes(UTF_8);
        var arrival = Given.arrival(EventFamily.PRODUCTS, Given.headers("e-1", type), value);

        // When
        var ruling = judge(Map.of("MILLRACE_TRANSFORMER_DELETED_PRODUCTS", "send"))
                .judge(arrival, _ -> EntityRow.EMPTY);

        // Then
        assertThat(ruling.verdict()).isInstanceOfSatisfying(Verdict.Send.class,
                send -> assertThat(send.command().version()).isEqualTo("2026-11-02T10:00:00Z"));
    }

    @Test
    void shouldTakeTheTimeOfItsReceiptAsTheVersionOfADeletion() {
        // Given
        var arrival = Occurrence.of("e-1", "customer.deleted", "", "").arrival(EventFamily.CUSTOMERS);

        // When
        var ruling = judge.judge(arrival, _ -> EntityRow.EMPTY);

        // Then
        assertThat(ruling.row().flatMap(EntityRow::accepted))
                .hasValueSatisfying(newest -> assertThat(newest.second()).isEqualTo(Given.NOON.getEpochSecond()));
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "{", "not json", "{} {}", "{\"a\":1,\"a\":2}", "{}", "[]", "null", "1",
            "{\"payload\":[]}", "{\"payload\":\"text\"}", "\uFEFF{}"})
    void shouldRefuseAsAnEventWhenTheValueIsNotAnEnvelope(String value) {
        // Given
        var arrival = Given.arrival(EventFamily.ORDERS, Given.headers("e-1", "order.paid"), value.getBytes(UTF_8));

        // When
        var ruling = judge.judge(arrival, _ -> EntityRow.EMPTY);

        // Then
        assertThat(outcome(ruling)).isEqualTo("UNREADABLE");
        assertThat(ruling.row()).isEmpty();
    }

    @Test
    void shouldRefuseWithoutParsingWhenTheValueIsTooLarge() {
        // Given
        var value = new byte[Topic.MAX_RECORD_BYTES + 1];
        var arrival = Given.arrival(EventFamily.ORDERS, Given.headers("e-1", "order.paid"), value);

        // When
        var ruling = judge.judge(arrival, _ -> EntityRow.EMPTY);

        // Then
        assertThat(outcome(ruling)).isEqualTo("TOO_LARGE");
    }

    @Test
    void shouldRefuseWhenNestingIsDeep() {
        // Given
        var value = ("{\"payload\":" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}").getBytes(UTF_8);
        var arrival = Given.arrival(EventFamily.ORDERS, Given.headers("e-1", "order.paid"), value);

        // When
        var ruling = judge.judge(arrival, _ -> EntityRow.EMPTY);

        // Then
        assertThat(outcome(ruling)).isEqualTo("UNREADABLE");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {EventHeaders.ID, EventHeaders.TYPE, EventHeaders.SOURCE, EventHeaders.SUBJECT})
    void shouldRefuseWhenAHeaderIsTooLong(String name) {
        // Given
        var headers = Given.headers("e-1", "order.paid");
        EventHeaders.put(headers, name, "x".repeat(513));

        // When
        var ruling = judge.judge(Given.arrival(EventFamily.ORDERS, headers, Given.customerOrder()),
                _ -> EntityRow.EMPTY);

        // Then
        assertThat(outcome(ruling)).isEqualTo("UNREADABLE");
        assertThat(ruling.event()).isEmpty();
    }

    @Test
    void shouldRefuseAsAnEventWhenTheHeadersAreMissing() {
        // Given
        var arrival = Given.arrival(EventFamily.ORDERS, new RecordHeaders(), Given.customerOrder());

        // When
        var ruling = judge.judge(arrival, _ -> EntityRow.EMPTY);

        // Then
        assertThat(outcome(ruling)).isEqualTo("UNREADABLE");
    }

    @Test
    void shouldRefuseAsATemplateAndRememberNothingWhenRenderingFails() {
        // Given
        var arrival = Occurrence.of("e-1", "order.paid", VERSION, "broken").arrival(EventFamily.ORDERS);

        // When
        var ruling = judge.judge(arrival, _ -> EntityRow.EMPTY);

        // Then
        assertThat(ruling.row()).isEmpty();
        assertThat(ruling.verdict()).isInstanceOfSatisfying(Verdict.Refuse.class, refuse -> {
            assertThat(refuse.reason()).isEqualTo(Reason.TEMPLATE);
            assertThat(refuse.code()).contains("T2001");
            assertThat(refuse.message()).isEqualTo("order.jsonata:3: is broken");
            assertThat(refuse.template().bundle()).contains("bundle-1");
        });
    }

    @Test
    void shouldRefuseAndRememberNothingWhenTheCommandIsTooLarge() {
        // Given
        var content = "A".repeat(Topic.MAX_RECORD_BYTES - Topic.HEADROOM_BYTES);
        var arrival = Occurrence.of("e-1", "order.paid", VERSION, content).arrival(EventFamily.ORDERS);

        // When
        var ruling = judge.judge(arrival, _ -> EntityRow.EMPTY);

        // Then
        assertThat(ruling.verdict()).isInstanceOfSatisfying(Verdict.Refuse.class, refuse -> {
            assertThat(refuse.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(refuse.message()).startsWith("the command has ");
        });
        assertThat(ruling.row()).isEmpty();
    }

    private static Judge judge(Map<String, String> settings) {
        return new Judge(Given.rules(settings), envelope -> new Draft(Rig.ECHO.apply(envelope), "bundle-1"),
                new CommandPacking(), InstantSource.fixed(Given.NOON));
    }

    private static String outcome(Ruling ruling) {
        return switch (ruling.verdict()) {
            case Verdict.Send _ -> "SEND";
            case Verdict.End end -> end.reason().name();
            case Verdict.Refuse refuse -> refuse.reason().name();
        };
    }
}
