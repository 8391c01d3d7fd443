package io.millrace.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.EventFamily;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of entities that are not what they were, and of what arrives late for them. */
class PolicyTest {
    private static final String V1 = "2026-11-01T10:00:00Z";
    private static final String V2 = "2026-11-01T10:00:01Z";
    private static final String V3 = "2026-11-01T10:00:02Z";

    @TempDir
    private Path state;

    @ParameterizedTest(name = "{0} {1} {2} under {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            ORDERS   |order.paid      |{"status":"cancelled"}  |-                            |FILTERED cancelled
            ORDERS   |order.cancelled |{}                      |-                            |FILTERED cancelled
            ORDERS   |order.cancelled |{}                      |CANCELLED_ORDERS=dead-letter |DEAD_LETTER cancelled
            ORDERS   |order.cancelled |{}                      |CANCELLED_ORDERS=send        |SENT
            ORDERS   |order.paid      |{"payment":"refunded"}  |-                            |FILTERED refunded
            ORDERS   |order.refunded  |{}                      |-                            |FILTERED refunded
            ORDERS   |order.refunded  |{}                      |REFUNDED_ORDERS=dead-letter  |DEAD_LETTER refunded
            ORDERS   |order.refunded  |{"status":"cancelled"}  |CANCELLED_ORDERS=send        |FILTERED refunded
            ORDERS   |order.refunded  |{}                      |REFUNDED_ORDERS=send         |SENT
            ORDERS   |order.paid      |{"anonymized":true}     |-                            |FILTERED anonymized
            ORDERS   |order.paid      |{"anonymized":true}     |ANONYMIZED=send              |SENT
            ORDERS   |order.paid      |{"anonymized":false}    |-                            |SENT
            ORDERS   |order.updated   |{"status":"cancelled"}  |-                            |FILTERED not-selected
            CUSTOMERS|customer.updated|{"email":"*****"}       |-                            |FILTERED anonymized
            CUSTOMERS|customer.updated|{"name":"***"}          |ANONYMIZED=dead-letter       |DEAD_LETTER anonymized
            CUSTOMERS|customer.updated|{"name":"Ron * Swanson"}|-                            |SENT
            CUSTOMERS|customer.deleted|{}                      |-                            |FILTERED deleted
            CUSTOMERS|customer.deleted|{}                      |DELETED_CUSTOMERS=dead-letter|DEAD_LETTER deleted
            PRODUCTS |product.updated |{}                      |-                            |SENT
            PRODUCTS |product.deleted |{}                      |-                            |FILTERED deleted
            PRODUCTS |product.deleted |{}                      |DELETED_PRODUCTS=send        |SENT
            PRODUCTS |product.deleted |{}                      |DELETED_PRODUCTS=dead-letter |DEAD_LETTER deleted
            """)
    void shouldDoAsThePolicySays(EventFamily family, String type, String fields, String policy, String expected) {
        // Given
        var setting = policy.split("=", 2);
        var settings = setting.length < 2
                ? Map.<String, String>of()
                : Map.of("MILLRACE_TRANSFORMER_" + setting[0], setting[1]);
        try (var rig = new Rig(family, state, settings)) {

            // When
            rig.pipe(Occurrence.of("e-1", type, V1, "A").with(fields));

            // Then
            assertThat(rig.sent().isEmpty() ? rig.ends() : List.of("SENT")).containsExactly(expected);
        }
    }

    @ParameterizedTest(name = "{0} {1}, then one of version {2} -> {3}")
    @CsvSource(delimiter = '|', textBlock = """
            order.cancelled | {}                     | 2026-11-01T10:00:00Z | STALE overtaken-by-cancellation
            order.cancelled | {}                     | 2026-11-01T10:00:01Z | STALE overtaken-by-cancellation
            order.cancelled | {}                     | 2026-11-01T10:00:02Z | SENT
            order.refunded  | {}                     | 2026-11-01T10:00:01Z | STALE overtaken-by-refund
            order.paid      | {"anonymized":true}    | 2026-11-01T10:00:01Z | STALE overtaken-by-anonymization
            order.paid      | {"status":"cancelled"} | 2026-11-01T10:00:00Z | STALE overtaken-by-cancellation
            """)
    void shouldNotUndoWhatWasSeenWhenAnOlderOrderArrivesLate(String type, String fields, String version,
            String expected) {
        // Given
        try (var rig = new Rig(EventFamily.ORDERS, state, Map.of())) {
            rig.pipe(Occurrence.of("e-2", type, V2, "A").with(fields));
            rig.ends();

            // When
            rig.pipe(Occurrence.of("e-1", "order.paid", version, "A"));

            // Then
            assertThat(rig.sent().isEmpty() ? rig.ends() : List.of("SENT")).containsExactly(expected);
        }
    }

    @Test
    void shouldNotCreateAnOrderWhenItsCancellationIsADeadLetter() {
        // Given
        try (var rig = new Rig(EventFamily.ORDERS, state,
                Map.of("MILLRACE_TRANSFORMER_CANCELLED_ORDERS", "dead-letter"))) {
            rig.pipe(Occurrence.of("e-2", "order.cancelled", V2, "A"));

            // When
            rig.pipe(Occurrence.of("e-1", "order.paid", V1, "A"));

            // Then
            assertThat(rig.ends()).containsExactly("DEAD_LETTER cancelled", "STALE overtaken-by-cancellation");
        }
    }

    @Test
    void shouldNotAskAPersonAboutACancellationWhenItWasOvertaken() {
        // Given
        try (var rig = new Rig(EventFamily.ORDERS, state,
                Map.of("MILLRACE_TRANSFORMER_CANCELLED_ORDERS", "dead-letter"))) {
            rig.pipe(Occurrence.of("e-2", "order.paid", V2, "A"));

            // When
            rig.pipe(Occurrence.of("e-1", "order.cancelled", V1, "A"));

            // Then
            assertThat(rig.ends()).containsExactly("STALE stale");
        }
    }

    @Test
    void shouldLeaveADeletedCustomerDeletedWhateverArrives() {
        // Given
        try (var rig = new Rig(EventFamily.CUSTOMERS, state, Map.of())) {
            rig.pipe(Occurrence.of("e-1", "customer.deleted", "", ""));

            // When
            rig.pipe(Occurrence.of("e-2", "customer.updated", V3, "A"),
                    Occurrence.of("e-3", "customer.updated", Given.NOON.plusSeconds(60).toString(), "B"));

            // Then
            assertThat(rig.ends()).containsExactly("FILTERED deleted", "STALE overtaken-by-deletion",
                    "STALE overtaken-by-deletion");
        }
    }

    @Test
    void shouldSendAProductAgainWhenItComesBackAfterItsDeletion() {
        // Given
        try (var rig = new Rig(EventFamily.PRODUCTS, state, Map.of("MILLRACE_TRANSFORMER_DELETED_PRODUCTS", "send"))) {
            rig.pipe(Occurrence.of("e-1", "product.updated", V1, "A"),
                    Occurrence.of("e-2", "product.deleted", "", "gone"),
                    Occurrence.of("e-3", "product.updated", V2, "A"));

            // When
            rig.pipe(Occurrence.of("e-4", "product.updated", Given.NOON.plusSeconds(1).toString(), "A"));

            // Then
            assertThat(rig.sent()).containsExactly("A", "gone", "A");
            assertThat(rig.ends()).containsExactly("STALE overtaken-by-deletion");
        }
    }

    @Test
    void shouldSendAProductAgainWhenAPersonWasAskedToTakeItAway() {
        // Given
        try (var rig = new Rig(EventFamily.PRODUCTS, state,
                Map.of("MILLRACE_TRANSFORMER_DELETED_PRODUCTS", "dead-letter"))) {
            rig.pipe(Occurrence.of("e-1", "product.updated", V1, "A"),
                    Occurrence.of("e-2", "product.deleted", "", ""));

            // When
            rig.pipe(Occurrence.of("e-3", "product.updated", Given.NOON.plusSeconds(1).toString(), "A"));

            // Then
            assertThat(rig.sent()).containsExactly("A", "A");
        }
    }

    @Test
    void shouldSendNothingWhenAProductComesBackAndWasNeverTakenAway() {
        // Given
        try (var rig = new Rig(EventFamily.PRODUCTS, state, Map.of())) {
            rig.pipe(Occurrence.of("e-1", "product.updated", V1, "A"),
                    Occurrence.of("e-2", "product.deleted", "", ""));

            // When
            rig.pipe(Occurrence.of("e-3", "product.updated", Given.NOON.plusSeconds(1).toString(), "A"));

            // Then
            assertThat(rig.sent()).containsExactly("A");
            assertThat(rig.ends()).containsExactly("FILTERED deleted", "UNCHANGED unchanged");
        }
    }
}
