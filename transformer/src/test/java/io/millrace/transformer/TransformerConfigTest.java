package io.millrace.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.common.event.EventFamily;
import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.SettingsSource;
import io.millrace.transformer.template.DecimalPlaces;
import io.millrace.transformer.template.TemplateConfig.OrderDefaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformerConfigTest {

    @Test
    void shouldDefaultEverythingButBrokersRetailerAndCatalogue() {
        // When
        var config = Given.config(Map.of());

        // Then
        assertThat(config.rules()).isEqualTo(new Rules(
                new Selection(Set.of(EventFamily.ORDERS, EventFamily.CUSTOMERS, EventFamily.PRODUCTS),
                        Set.of("order.paid"), Set.of("customer.created", "customer.updated")),
                Policies.FILTERING, Duration.ofDays(7)));
        assertThat(config.run()).isEqualTo(new RunConfig(Duration.ofDays(30), Path.of("state", "transformer"), 96, 1,
                Duration.ofMillis(50), new RunConfig.Threads(2, 1, 1)));
        assertThat(config.templates().directory()).isEmpty();
        assertThat(config.templates().decimalPlaces()).isEqualTo(DecimalPlaces.ISO);
        assertThat(config.templates().order())
                .isEqualTo(new OrderDefaults("HD", "STANDARD", "HD_PFS", "EXCLTAX", false));
        assertThat(config.templates().timezone()).isEqualTo("UTC");
        assertThat(config.operations().port()).isEqualTo(9082);
    }

    @Test
    void shouldReadEverySetting(@TempDir Path folder) {
        // When
        var config = Given.config(Map.ofEntries(
                Map.entry("MILLRACE_TRANSFORMER_ENTITIES", "orders"),
                Map.entry("MILLRACE_TRANSFORMER_ORDER_EVENTS", "order.authorized, order.updated"),
                Map.entry("MILLRACE_TRANSFORMER_DEDUPLICATION_WINDOW", "8d"),
                Map.entry("MILLRACE_TRANSFORMER_STATE_DIR", "some/where"),
                Map.entry("MILLRACE_TRANSFORMER_COMMIT_INTERVAL", "30ms"),
                Map.entry("MILLRACE_TRANSFORMER_THREADS_ORDERS", "3"),
                Map.entry("MILLRACE_TRANSFORMER_THREADS_CUSTOMERS", "4"),
                Map.entry("MILLRACE_TRANSFORMER_THREADS_PRODUCTS", "5"),
                Map.entry("MILLRACE_TRANSFORMER_ENTITY_RETENTION", "60d"),
                Map.entry("MILLRACE_TRANSFORMER_STATE_MEMORY", "256"),
                Map.entry("MILLRACE_TRANSFORMER_STANDBY_REPLICAS", "0"),
                Map.entry("MILLRACE_TRANSFORMER_TEMPLATES", folder.toString()),
                Map.entry("MILLRACE_TRANSFORMER_DECIMAL_PLACES", "JPY:2,XYZ:3"),
                Map.entry("MILLRACE_TRANSFORMER_ORDER_TYPE", "MULTI"),
                Map.entry("MILLRACE_TRANSFORMER_DELIVERY_TYPE", "EXPRESS"),
                Map.entry("MILLRACE_TRANSFORMER_FULFILMENT_TYPE", "HD_PFDC"),
                Map.entry("MILLRACE_TRANSFORMER_TAX_TYPE", "VAT"),
                Map.entry("MILLRACE_TRANSFORMER_BILLING_ADDRESS", "true"),
                Map.entry("MILLRACE_TRANSFORMER_TIMEZONE", "Europe/Berlin"),
                Map.entry("MILLRACE_TRANSFORMER_OPERATIONS_PORT", "0"),
                Map.entry("MILLRACE_TOPICS_PREFIX", "test."),
                Map.entry("MILLRACE_FLUENT_URL", "https://belongs.to.the.sink")));

        // Then
        assertThat(config.rules()).isEqualTo(new Rules(
                new Selection(Set.of(EventFamily.ORDERS), Set.of("order.authorized", "order.updated"),
                        Set.of("customer.created", "customer.updated")),
                Policies.FILTERING, Duration.ofDays(8)));
        assertThat(config.run()).isEqualTo(new RunConfig(Duration.ofDays(60), Path.of("some/where"), 256, 0,
                Duration.ofMillis(30), new RunConfig.Threads(3, 4, 5)));
        assertThat(config.templates().directory()).isEqualTo(Optional.of(folder));
        assertThat(config.templates().decimalPlaces()).isEqualTo(new DecimalPlaces(Map.of("JPY", 2, "XYZ", 3)));
        assertThat(config.templates().retailerId()).isEqualTo("1");
        assertThat(config.templates().catalogueRef()).isEqualTo("DEFAULT:1");
        assertThat(config.templates().order())
                .isEqualTo(new OrderDefaults("MULTI", "EXPRESS", "HD_PFDC", "VAT", true));
        assertThat(config.templates().timezone()).isEqualTo("Europe/Berlin");
        assertThat(config.operations().port()).isZero();
        assertThat(config.topics().prefix()).isEqualTo("test.");
    }

    @Test
    void shouldReadEveryPolicy() {
        // When
        var config = Given.config(Map.of(
                "MILLRACE_TRANSFORMER_ANONYMIZED", "send",
                "MILLRACE_TRANSFORMER_CANCELLED_ORDERS", "dead-letter",
                "MILLRACE_TRANSFORMER_REFUNDED_ORDERS", "Dead-Letter",
                "MILLRACE_TRANSFORMER_DELETED_CUSTOMERS", "dead-letter",
                "MILLRACE_TRANSFORMER_DELETED_PRODUCTS", "send"));

        // Then
        assertThat(config.rules().policies()).isEqualTo(new Policies(Policy.SEND, Policy.DEAD_LETTER,
                Policy.DEAD_LETTER, Policy.DEAD_LETTER, Policy.SEND));
    }

    @Test
    void shouldReportEveryProblemAtOnce() throws InvalidSettings {
        // Given
        var source = SettingsSource.of(Map.of(
                "MILLRACE_TRANSFORMER_ENTITIES", "orders,releases",
                "MILLRACE_TRANSFORMER_DELETED_CUSTOMERS", "send",
                "MILLRACE_TRANSFORMER_ORDER_EVENTS", "order.refunded",
                "MILLRACE_TRANSFORMER_CUSTOMER_EVENTS", "customer.deleted",
                "MILLRACE_TRANSFORMER_DEDUPLICATION_WINDOW", "6d",
                "MILLRACE_TRANSFORMER_DECIMAL_PLACES", "yen",
                "MILLRACE_TRANSFORMER_TEMPLATE", "folder"));

        // When
        var failure = catchThrowableOfType(InvalidSettings.class, () -> TransformerConfig.from(source));

        // Then
        assertThat(failure.problems()).hasSize(10).satisfiesOnlyOnce(problem -> assertThat(problem)
                .isEqualTo("MILLRACE_TRANSFORMER_TEMPLATE is not a setting; "
                        + "did you mean MILLRACE_TRANSFORMER_TEMPLATES?"));
        assertThat(failure).hasMessageContaining("MILLRACE_FLUENT_RETAILER_ID is missing")
                .hasMessageContaining("MILLRACE_FLUENT_CATALOGUE_REF is missing")
                .hasMessageContaining("MILLRACE_KAFKA_BOOTSTRAP_SERVERS is missing")
                .hasMessageContaining("each must be orders, customers or products")
                .hasMessageContaining("it must be one of filter, dead-letter")
                .hasMessageContaining("each must be one of [customer.created, customer.updated]")
                .hasMessageContaining("it must be like JPY:0,XYZ:3");
    }

    @Test
    void shouldRefuseToForgetEntitiesBeforeTheirEvents() throws InvalidSettings {
        // Given
        var source = SettingsSource.of(Map.of(
                "MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "localhost:1",
                "MILLRACE_FLUENT_RETAILER_ID", "1",
                "MILLRACE_FLUENT_CATALOGUE_REF", "DEFAULT:1",
                "MILLRACE_TRANSFORMER_DEDUPLICATION_WINDOW", "31d"));

        // When
        var failure = catchThrowableOfType(InvalidSettings.class, () -> TransformerConfig.from(source));

        // Then
        assertThat(failure.problems()).containsExactly("MILLRACE_TRANSFORMER_ENTITY_RETENTION is shorter than "
                + "MILLRACE_TRANSFORMER_DEDUPLICATION_WINDOW; make it at least as long");
    }

    @Test
    void shouldNotPrintThePasswordOfTheBrokers() {
        // When
        var config = Given.config(Map.of("MILLRACE_KAFKA_SASL_JAAS_CONFIG", "swordfish"));

        // Then
        assertThat(config.toString()).doesNotContain("swordfish");
    }
}
