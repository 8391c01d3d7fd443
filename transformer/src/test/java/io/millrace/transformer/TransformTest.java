package io.millrace.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.common.command.Ending;
import io.millrace.common.deadletter.DeadLetter;
import io.millrace.common.deadletter.TemplateTrace;
import io.millrace.common.event.EventFamily;
import io.millrace.common.start.CannotStart;
import io.millrace.transformer.template.LiveTemplates;
import io.millrace.transformer.template.MicrometerTemplateMetrics;
import io.millrace.transformer.template.TemplateRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chains with the built-in templates. */
class TransformTest {
    @TempDir
    private Path state;

    private LiveTemplates templates;

    @BeforeEach
    void load() throws CannotStart {
        templates = LiveTemplates.start(Given.config(Map.of()).templates(),
                new MicrometerTemplateMetrics(new SimpleMeterRegistry()));
    }

    @AfterEach
    void close() {
        templates.close();
    }

    @Test
    void shouldSendACommandWhenAnOrderIsPaid() {
        // Given
        try (var rig = rig(EventFamily.ORDERS)) {

            // When
            rig.pipe(record("order.paid", Given.customerOrder()));

            // Then
            assertThat(rig.commandRecords()).singleElement().satisfies(sent -> {
                assertThat(sent.key()).isEqualTo("entity-1");
                assertThat(sent.value().mutations()).containsOnlyKeys("createOrder", "createOrderAndCustomer");
                assertThat(sent.value().source().offset()).isZero();
                assertThat(sent.value().bundle()).isEqualTo("bundle-1");
            });
            assertThat(rig.endings()).isEmpty();
            assertThat(rig.metrics.counts()).isEqualTo(Map.of("ORDERS SENT", 1));
        }
    }

    @Test
    void shouldSendACommandWhenACustomerIsNew() {
        // Given
        try (var rig = rig(EventFamily.CUSTOMERS)) {

            // When
            rig.pipe(record("customer.created", Given.customer()));

            // Then
            assertThat(rig.commands()).singleElement().satisfies(sent -> assertThat(sent.mutations())
                    .containsOnlyKeys("createCustomer", "updateCustomer"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"standard-product, product.updated", "parent-product, product.created",
            "child-product, product.updated", "bundle-product, product.updated", "deleted-product, product.deleted"})
    void shouldSendACommandForEachKindOfProduct(String sample, String type) {
        // Given
        try (var rig = rig(EventFamily.PRODUCTS)) {

            // When
            rig.pipe(record(type, Given.sample(sample)));

            // Then
            assertThat(rig.ends()).isEmpty();
            assertThat(rig.commands()).hasSize(1);
        }
    }

    @Test
    void shouldEndAsFilteredWhenACustomerWasAnonymized() {
        // Given
        try (var rig = rig(EventFamily.CUSTOMERS)) {

            // When
            rig.pipe(record("customer.updated", Given.anonymized(Given.customer())));

            // Then
            assertThat(rig.endings()).singleElement().satisfies(ending -> {
                assertThat(ending.kind()).isEqualTo(Ending.Kind.FILTERED);
                assertThat(ending.cause().map(Ending.Cause::word)).contains("anonymized");
                assertThat(ending.received()).isEqualTo(Given.NOON);
            });
        }
    }

    @Test
    void shouldWriteADeadLetterWithTheEventAndTheTemplateWhenItFails() {
        // Given
        try (var rig = rig(EventFamily.ORDERS)) {

            // When
            rig.pipe(record("order.paid", Given.unrenderableOrder()));

            // Then
            assertThat(rig.deadLetters()).singleElement().satisfies(letter -> {
                assertThat(letter.value()).isEqualTo(Given.unrenderableOrder());
                assertThat(TemplateTrace.readFrom(letter.headers()).file()).contains("order.jsonata");
                assertThat(TemplateTrace.readFrom(letter.headers()).line()).isPresent();
                assertThat(DeadLetter.readFrom(letter.headers())).hasValueSatisfying(dead -> assertThat(dead.message())
                        .matches("order\\.jsonata:\\d+: input\\.customer\\.primaryEmail is missing"));
            });
            assertThat(rig.ends()).isEqualTo(List.of("DEAD_LETTER template"));
        }
    }

    @Test
    void shouldSendWhatWasADeadLetterWhenItComesAgainMended() {
        // Given
        try (var rig = rig(EventFamily.ORDERS)) {
            rig.pipe(record("order.paid", Given.unrenderableOrder()));

            // When
            rig.pipe(record("order.paid", Given.customerOrder()));

            // Then
            assertThat(rig.commands()).hasSize(1);
        }
    }

    private Rig rig(EventFamily family) {
        return new Rig(family, state, Map.of("MILLRACE_TRANSFORMER_DELETED_PRODUCTS", "send"),
                new TemplateRun(templates, family)::render);
    }

    private static TestRecord<String, byte[]> record(String type, byte[] value) {
        return new TestRecord<>("entity-1", value, Given.headers("e-1", type), Given.NOON);
    }
}
