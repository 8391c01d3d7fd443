package io.millrace.transformer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.deadletter.DeadLetter;
import io.millrace.common.deadletter.DeadLetter.Holds;
import io.millrace.common.deadletter.TemplateTrace;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.topic.Topic;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be sent goes to the dead letters with the reason, within bounds, and holds up nothing. */
class PoisonTest {
    private static final Occurrence GOOD = Occurrence.of("e-1", "order.paid", "2026-11-01T10:00:00Z", "A");

    @TempDir
    private Path state;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(EventFamily.ORDERS, state, Map.of());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void shouldGoOnWithTheNextEventWhenOneIsPoison() {
        // Given
        rig.pipe(poison(new RecordHeaders(), "\0poison".getBytes(UTF_8)));
        rig.pipe(new TestRecord<>(null, null, GOOD.headers(), Given.NOON));
        rig.pipe(poison(GOOD.headers(), "not json".getBytes(UTF_8)));
        rig.pipe(new TestRecord<>(null, GOOD.value(), GOOD.headers(), Given.NOON));

        // When
        rig.pipe(GOOD);

        // Then
        assertThat(rig.sent()).containsExactly("A");
        assertThat(rig.deadLetters()).hasSize(4)
                .allSatisfy(letter -> assertThat(DeadLetter.readFrom(letter.headers()))
                        .hasValueSatisfying(dead -> assertThat(dead.errorClass()).isEqualTo("event")));
        assertThat(rig.metrics.counts())
                .isEqualTo(Map.of("ORDERS DEAD_LETTER unreadable", 4, "ORDERS SENT", 1));
    }

    @Test
    void shouldWriteAnEndingEvenWhenNothingIsKnownOfTheEvent() {
        // When
        rig.pipe(new TestRecord<>(null, null, new RecordHeaders(), Given.NOON));

        // Then
        assertThat(rig.endings()).singleElement().satisfies(ending -> {
            assertThat(ending.eventId()).isEqualTo("unknown");
            assertThat(ending.received()).isEqualTo(Given.NOON);
        });
    }

    @Test
    void shouldKeepTheWholeRecordAndSayWhereAndWhyItFailed() {
        // Given
        var headers = GOOD.headers();
        EventHeaders.put(headers, "foreign", "kept");
        var broken = Occurrence.of("e-1", "order.paid", "2026-11-01T10:00:00Z", "broken");

        // When
        rig.pipe(poison(headers, broken.value()));

        // Then
        assertThat(rig.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(broken.value());
            assertThat(Rig.header(letter, "foreign")).contains("kept");
            assertThat(TemplateTrace.readFrom(letter.headers()).bundle()).contains("bundle-1");
            assertThat(DeadLetter.readFrom(letter.headers())).hasValueSatisfying(dead -> {
                assertThat(dead.stage()).isEqualTo("transformer");
                assertThat(dead.errorClass()).isEqualTo("template");
                assertThat(dead.code()).contains("T2001");
                assertThat(dead.holds()).isEqualTo(Holds.EVENT);
                assertThat(dead.source().topic()).isEqualTo("commerce.orders");
                assertThat(dead.source().timestamp()).isEqualTo(Given.NOON);
            });
        });
    }

    /** The names are what tools and people look for. */
    @Test
    void shouldSayEverythingInHeaders() {
        // Given
        rig.pipe(GOOD);
        var broken = Occurrence.of("e-2", "order.paid", "2026-11-01T10:00:00Z", "broken");

        // When
        rig.pipe(broken);

        // Then
        assertThat(rig.deadLetters()).singleElement().satisfies(letter -> {
            var told = new TreeMap<String, String>();
            letter.headers().forEach(header -> told.put(header.key(), new String(header.value(), UTF_8)));
            assertThat(told).containsAllEntriesOf(Map.ofEntries(
                    Map.entry("dlq_stage", "transformer"),
                    Map.entry("dlq_class", "template"),
                    Map.entry("dlq_code", "T2001"),
                    Map.entry("dlq_message", "order.jsonata:3: is broken"),
                    Map.entry("dlq_template", "order.jsonata"),
                    Map.entry("dlq_line", "3"),
                    Map.entry("dlq_bundle", "bundle-1"),
                    Map.entry("dlq_topic", "commerce.orders"),
                    Map.entry("dlq_partition", "0"),
                    Map.entry("dlq_offset", "1"),
                    Map.entry("dlq_timestamp", broken.event().time().toString()),
                    Map.entry("dlq_attempts", "0"),
                    Map.entry("dlq_holds", "EVENT"),
                    Map.entry("ce_id", "e-2")));
        });
    }

    @Test
    void shouldReadNoDeeperThanItsBound() {
        // When
        rig.pipe(poison(GOOD.headers(), ("{\"payload\":" + "[".repeat(1_000_000)).getBytes(UTF_8)));

        // Then
        assertThat(rig.ends()).containsExactly("DEAD_LETTER unreadable");
    }

    @Test
    void shouldLeaveOutTheValueWhenItMightNotFit() {
        // When
        rig.pipe(poison(GOOD.headers(), new byte[10 * 1024 * 1024]));

        // Then
        assertThat(rig.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getValue()).isNull();
            assertThat(EventHeaders.readFrom(letter.headers())).isPresent();
            assertThat(DeadLetter.readFrom(letter.headers())).map(DeadLetter::holds).contains(Holds.NOTHING);
        });
        assertThat(rig.ends()).containsExactly("DEAD_LETTER too-large");
    }

    @Test
    void shouldLeaveOutHeadersAndKeyWhenTheyMightNotFit() {
        // Given
        var headers = GOOD.headers();
        EventHeaders.put(headers, "foreign", "x".repeat(Topic.MAX_RECORD_BYTES));

        // When
        rig.pipe(new TestRecord<>("k".repeat(600), "{".getBytes(UTF_8), headers, Given.NOON));

        // Then
        assertThat(rig.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getKey()).isNull();
            assertThat(Rig.header(letter, "foreign")).isEmpty();
        });
    }

    @Test
    void shouldNotHandForeignHeadersOnWhenItSends() {
        // Given
        var headers = GOOD.replayed("r-1").headers();
        EventHeaders.put(headers, "foreign", "left behind");

        // When
        rig.pipe(poison(headers, GOOD.value()));

        // Then
        assertThat(rig.commandRecords()).singleElement().satisfies(sent -> {
            assertThat(Rig.header(sent, "foreign")).isEmpty();
            assertThat(Rig.header(sent, EventHeaders.REPLAY)).contains("r-1");
            assertThat(EventHeaders.readFrom(sent.headers())).hasValueSatisfying(event -> {
                assertThat(event).isEqualTo(GOOD.event().with(event.trace()));
                assertThat(event.trace().traceId()).isEqualTo(Given.TRACE.traceId());
                assertThat(event.trace().spanId()).isNotEqualTo(Given.TRACE.spanId());
            });
        });
    }

    @Test
    void shouldSayNothingOfTheEventInItsMessages() {
        // Given
        var personal = "{\"payload\":{\"data\":{\"email\":\"ron@example.com\"},\"data\":{}}}".getBytes(UTF_8);

        // When
        rig.pipe(poison(GOOD.headers(), personal));

        // Then
        assertThat(rig.endings()).singleElement()
                .satisfies(ending -> assertThat(ending.toString()).doesNotContain("ron@example.com"));
        assertThat(rig.deadLetters()).singleElement().satisfies(letter -> assertThat(
                DeadLetter.readFrom(letter.headers()).orElseThrow().message()).doesNotContain("ron@example.com"));
    }

    private static TestRecord<String, byte[]> poison(Headers headers, byte[] value) {
        return new TestRecord<>("entity-1", value, headers, Given.NOON);
    }
}
