package io.millrace.transformer.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.SettingsReader;
import io.millrace.common.settings.SettingsSource;
import io.millrace.transformer.template.ProductPolicy.GtinFallback;
import io.millrace.transformer.template.ProductPolicy.Standalone;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings of products, order updates and reloads. */
class TemplateConfigTest {

    @Test
    void shouldHaveDefaultsForAllOfThem() throws InvalidSettings {
        // When
        var config = read(Map.of());

        // Then
        assertThat(config.products()).isEqualTo(Fixtures.PRODUCTS);
        assertThat(config.orderUpdates()).isFalse();
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void shouldReadEachOfThem() throws InvalidSettings {
        // When
        var config = read(Map.of(
                "MILLRACE_TRANSFORMER_STANDALONE_PRODUCTS", "Variant",
                "MILLRACE_TRANSFORMER_STANDALONE_SUFFIX", ".std",
                "MILLRACE_TRANSFORMER_GTIN_FALLBACK", "none",
                "MILLRACE_TRANSFORMER_ORDER_UPDATES", "true",
                "MILLRACE_TRANSFORMER_TEMPLATES_POLL", "30s"));

        // Then
        assertThat(config.products()).isEqualTo(new ProductPolicy(Standalone.VARIANT, ".std", GtinFallback.NONE));
        assertThat(config.orderUpdates()).isTrue();
        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldSayWhatIsAllowedWhenAValueIsNot() {
        // When
        var failure = catchThrowableOfType(InvalidSettings.class, () -> read(Map.of(
                "MILLRACE_TRANSFORMER_STANDALONE_PRODUCTS", "both",
                "MILLRACE_TRANSFORMER_STANDALONE_SUFFIX", "a b",
                "MILLRACE_TRANSFORMER_GTIN_FALLBACK", "id",
                "MILLRACE_TRANSFORMER_TEMPLATES_POLL", "1ms")));

        // Then
        assertThat(failure.problems()).hasSize(4)
                .anySatisfy(problem -> assertThat(problem)
                        .contains("it must be one of standard-and-variant, standard, variant"))
                .anySatisfy(problem -> assertThat(problem).contains("it must be one of sku, none"));
    }

    private static TemplateConfig read(Map<String, String> more) throws InvalidSettings {
        var settings = new HashMap<>(Map.of("MILLRACE_FLUENT_RETAILER_ID", "1", "MILLRACE_FLUENT_CATALOGUE_REF", "C"));
        settings.putAll(more);
        var reader = new SettingsReader(SettingsSource.of(settings), "TRANSFORMER", "FLUENT");
        var config = TemplateConfig.from(reader);
        reader.verify();
        return config;
    }
}
