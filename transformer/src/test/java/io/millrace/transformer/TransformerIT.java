package io.millrace.transformer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.common.command.Ending;
import io.millrace.common.deadletter.DeadLetter;
import io.millrace.common.event.EventFamily;
import io.millrace.common.start.CannotStart;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is deployed, with a broker: what a test driver cannot show. */
class TransformerIT {
    @TempDir
    private Path state;

    private Deployment deployment;

    @BeforeEach
    void createTopics() throws CannotStart {
        deployment = new Deployment(state, Map.of());
    }

    @AfterEach
    void close() {
        deployment.close();
    }

    @Test
    void shouldSendOneCommandWhenAnEventIsPostedTwice() throws Exception {
        // Given
        deployment.post("e-1", "order-1", Given.customerOrder());

        // When
        deployment.post("e-1", "order-1", Given.customerOrder());
        deployment.post("e-2", "order-2", Given.customerOrder());

        // Then
        try (var _ = deployment.start()) {
            assertThat(deployment.read(deployment.topics().fluent(EventFamily.ORDERS), 2))
                    .extracting(record -> record.value().eventId()).containsExactlyInAnyOrder("e-1", "e-2");
            assertThat(deployment.read(deployment.topics().outcomes(), 1)).extracting(record -> record.value().kind())
                    .containsExactly(Ending.Kind.DUPLICATE);
        }
    }

    @Test
    void shouldGoOnWithThePartitionWhenRecordsArePoison() throws Exception {
        // Given
        deployment.post(EventFamily.ORDERS, new RecordHeaders(), "order-1", "\0".getBytes(UTF_8));
        deployment.post(EventFamily.ORDERS, Deployment.headers("e-0", "order.paid", "order-1"), "order-1",
                ("{\"payload\":" + "[".repeat(1_000_000)).getBytes(UTF_8));
        deployment.post(EventFamily.ORDERS, Deployment.headers("e-0", "order.paid", "order-1"), "order-1",
                new byte[10 << 20]);
        deployment.post("e-1", "order-1", Given.unrenderableOrder());

        // When
        deployment.post("e-2", "order-1", Given.customerOrder());

        // Then
        try (var _ = deployment.start()) {
            assertThat(deployment.read(deployment.topics().fluent(EventFamily.ORDERS), 1))
                    .extracting(record -> record.value().eventId()).containsExactly("e-2");
            assertThat(deployment.read(
                    deployment.topics().deadLetters(deployment.topics().commerce(EventFamily.ORDERS)), 4))
                    .extracting(record -> DeadLetter.readFrom(record.headers()).orElseThrow())
                    .extracting(letter -> letter.errorClass() + " " + letter.holds())
                    .containsExactly("event EVENT", "event EVENT", "event NOTHING", "template EVENT");
        }
    }

    @Test
    void shouldDelayNoOrderWhenProductsFlood() throws Exception {
        // Given
        var many = 10_000;
        var orders = 20;
        var product = Given.sample("standard-product");
        try (var _ = deployment.start()) {
            for (var i = 0; i < many; i++) {
                deployment.post(EventFamily.PRODUCTS,
                        Deployment.headers("p-" + i, "product.updated", "product-" + i), "product-" + i, product);
            }

            // When
            for (var i = 0; i < orders; i++) {
                deployment.post("e-" + i, "order-" + i, Given.customerOrder());
            }
            deployment.read(deployment.topics().fluent(EventFamily.ORDERS), orders);

            // Then
            assertThat(deployment.size(deployment.topics().fluent(EventFamily.PRODUCTS))).isLessThan(many);
            assertThat(deployment.read(deployment.topics().fluent(EventFamily.PRODUCTS), many)).hasSize(many);
        }
    }

    @Test
    void shouldShowItsTemplatesAndItsCountsWhenItRuns() throws Exception {
        // Given
        deployment.post("e-1", "order-1", Given.customerOrder());
        deployment.post("e-1", "order-1", Given.customerOrder());

        // When
        try (var running = deployment.start()) {
            var command = deployment.read(deployment.topics().fluent(EventFamily.ORDERS), 1).getFirst().value();
            deployment.read(deployment.topics().outcomes(), 1);
            var metrics = running.metrics();

            // Then
            assertThat(metrics).contains("bundle=\"" + command.bundle() + "\"")
                    .containsPattern("millrace_transformer_commands_total\\{entity=\"orders\".*} 1\\.0")
                    .containsPattern("millrace_transformer_endings_total\\{cause=\"duplicate\",entity=\"orders\","
                            + "kind=\"duplicate\".*} 1\\.0")
                    .containsPattern("millrace_transformer_rows\\{entity=\"orders\".*} 1\\.0")
                    .containsPattern("millrace_transformer_restore_remaining\\{entity=\"products\".*} 0\\.0")
                    .contains("kafka_stream_");
        }
    }

    @Test
    void shouldReadOnlyWhatIsConfigured() throws Exception {
        // Given
        deployment.set("MILLRACE_TRANSFORMER_ENTITIES", "orders");

        // When
        try (var running = deployment.start()) {
            var metrics = running.metrics();

            // Then
            assertThat(metrics).contains("entity=\"orders\"").doesNotContain("entity=\"products\"")
                    .doesNotContain("entity=\"customers\"");
        }
    }

    @Test
    void shouldNotStartWhenATopicIsMissing() {
        // Given
        var elsewhere = deployment.set("MILLRACE_TOPICS_PREFIX", "nowhere.").config();

        // When
        var failure = catchThrowableOfType(CannotStart.class,
                () -> new Transformer(elsewhere, new Random(1), InstantSource.system()).close());

        // Then
        assertThat(failure).hasMessageContaining("nowhere.commerce.orders").hasMessageContaining("millrace setup");
    }
}
