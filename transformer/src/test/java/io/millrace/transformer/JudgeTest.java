package io.millrace.transformer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Ending.Kind;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.transformer.template.Rendering;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an event, without Kafka and without templates. */
class JudgeTest {
    private static final Repeats NEVER_SEEN = _ -> Optional.empty();
    private static final Rendering RENDERED = new Rendering.Rendered("ref-1", Optional.of("customer-1"), Map.of());

    private final Selection selection = new Selection(Set.of(EventFamily.ORDERS, EventFamily.CUSTOMERS),
            Set.of("order.paid", "order.updated"));
    private final Judge judge = new Judge(selection, "hash", _ -> RENDERED, InstantSource.system());

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(textBlock = """
            ORDERS,    order.paid,       SEND
            ORDERS,    order.updated,    SEND
            ORDERS,    order.created,    FILTERED
            ORDERS,    order.cancelled,  FILTERED
            ORDERS,    customer.created, FILTERED
            CUSTOMERS, customer.created, SEND
            CUSTOMERS, customer.updated, SEND
            CUSTOMERS, customer.deleted, FILTERED
            """)
    void shouldSendWhatIsSelectedWhenItIsNew(EventFamily family, String type, String expected) {
        // Given
        var arrival = Given.arrival(family, Given.headers("e-1", type), Given.customerOrder());

        // When
        var verdict = judge.judge(arrival, NEVER_SEEN);

        // Then
        assertThat(outcome(verdict)).isEqualTo(expected);
    }

    @Test
    void shouldTellWhatTheSinkNeedsWhenItSends() {
        // Given
        var arrival = Given.arrival(EventFamily.ORDERS, Given.headers("e-1", "order.paid"), Given.customerOrder());

        // When
        var verdict = judge.judge(arrival, NEVER_SEEN);

        // Then
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Send.class, send -> {
            assertThat(send.command().ref()).isEqualTo("ref-1");
            assertThat(send.command().customerRef()).contains("customer-1");
            assertThat(send.command().version()).isEqualTo("2024-11-05T09:00:11Z");
            assertThat(send.command().bundle()).isEqualTo("hash");
            assertThat(send.command().source()).isEqualTo(arrival.source());
        });
    }

    @Test
    void shouldEndARepeatWhenTheFirstOneWasSent() {
        // Given
        var arrival = Given.arrival(EventFamily.ORDERS, Given.headers("e-1", "order.paid"), Given.customerOrder());

        // When
        var verdict = judge.judge(arrival, identity -> Optional.of(17L).filter(_ -> "e-1".equals(identity)));

        // Then
        assertThat(verdict).isEqualTo(new Verdict.End(Given.event("e-1", "order.paid"), Kind.DUPLICATE,
                "the first one is at offset 17 of partition 3 of commerce.orders"));
    }

    @Test
    void shouldLetAReplayPassWhenTheEventItselfWasSent() {
        // Given
        var headers = Given.headers("e-1", "order.paid");
        EventHeaders.put(headers, EventHeaders.REPLAY, "r-1");
        var arrival = Given.arrival(EventFamily.ORDERS, headers, Given.customerOrder());

        // When
        var verdict = judge.judge(arrival, identity -> Optional.of(17L).filter(_ -> "e-1".equals(identity)));

        // Then
        assertThat(outcome(verdict)).isEqualTo("SEND");
    }

    @Test
    void shouldFilterACustomerWhenItWasAnonymized() {
        // Given
        var arrival = Given.arrival(EventFamily.CUSTOMERS, Given.headers("e-1", "customer.updated"),
                Given.anonymized(Given.customer()));

        // When
        var verdict = judge.judge(arrival, NEVER_SEEN);

        // Then
        assertThat(outcome(verdict)).isEqualTo("FILTERED");
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "{", "not json", "{} {}", "{\"a\":1,\"a\":2}", "{}", "[]", "null", "1"})
    void shouldRefuseAsAnEventWhenTheValueIsNotAnEnvelope(String value) {
        // Given
        var arrival = Given.arrival(EventFamily.ORDERS, Given.headers("e-1", "order.paid"), value.getBytes(UTF_8));

        // When
        var verdict = judge.judge(arrival, NEVER_SEEN);

        // Then
        assertThat(outcome(verdict)).isEqualTo("event");
    }

    @Test
    void shouldRefuseAsAnEventWhenTheHeadersAreMissing() {
        // Given
        var arrival = Given.arrival(EventFamily.ORDERS, new RecordHeaders(), Given.customerOrder());

        // When
        var verdict = judge.judge(arrival, NEVER_SEEN);

        // Then
        assertThat(outcome(verdict)).isEqualTo("event");
    }

    @Test
    void shouldRefuseAsATemplateWhenRenderingFails() {
        // Given
        var failing = new Judge(selection, "hash",
                _ -> new Rendering.Failed(Optional.of("T2001"), List.of("order.jsonata:3: one", "order.jsonata: two")),
                InstantSource.system());
        var arrival = Given.arrival(EventFamily.ORDERS, Given.headers("e-1", "order.paid"), Given.customerOrder());

        // When
        var verdict = failing.judge(arrival, NEVER_SEEN);

        // Then
        assertThat(verdict).isEqualTo(new Verdict.Refuse(Optional.of(Given.event("e-1", "order.paid")), "template",
                Optional.of("T2001"), "order.jsonata:3: one; order.jsonata: two"));
    }

    private static String outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Send _ -> "SEND";
            case Verdict.End end -> end.kind().name();
            case Verdict.Refuse refuse -> refuse.errorClass();
        };
    }
}
