package io.millrace.transformer.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.transformer.template.ProductPlan.Render;
import io.millrace.transformer.template.ProductPlan.Unfit;
import io.millrace.transformer.template.ProductPolicy.GtinFallback;
import io.millrace.transformer.template.ProductPolicy.Standalone;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Which products of Fluent an event is about. */
class ProductPlanTest {

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(textBlock = """
            standard-product, STANDARD_AND_VARIANT, base BE-Range-1a1a-BASE; sold BE-Range-1a1a of BE-Range-1a1a-BASE
            standard-product, STANDARD,             base BE-Range-1a1a
            standard-product, VARIANT,              sold BE-Range-1a1a
            bundle-product,   STANDARD_AND_VARIANT, base BUNDLE-1-BASE; sold BUNDLE-1 of BUNDLE-1-BASE
            bundle-product,   STANDARD,             base BUNDLE-1
            parent-product,   STANDARD_AND_VARIANT, base jeans
            parent-product,   VARIANT,              base jeans
            child-product,    STANDARD_AND_VARIANT, sold jeansRed-M of jeans
            child-product,    STANDARD,             sold jeansRed-M of jeans
            deleted-product,  STANDARD,             base BE-Range-1a1a deleted
            deleted-product,  VARIANT,              sold BE-Range-1a1a deleted
            """)
    void shouldDecideByTypeAndSetting(String sample, Standalone standalone, String expected) {
        // Given
        var policy = new ProductPolicy(standalone, "-BASE", GtinFallback.SKU);

        // When
        var plan = ProductPlan.of(Fixtures.sample(sample), policy);

        // Then
        assertThat(told(plan)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(textBlock = """
            parent,   STANDARD_AND_VARIANT, base BE-Range-1a1a deleted
            child,    STANDARD_AND_VARIANT, sold BE-Range-1a1a deleted
            '',       STANDARD_AND_VARIANT, sold BE-Range-1a1a deleted
            '',       STANDARD,             base BE-Range-1a1a deleted
            """)
    void shouldNeedNoMoreThanTheSkuWhenAProductWasDeleted(String type, Standalone standalone, String expected) {
        // Given
        var event = (ObjectNode) Fixtures.sample("deleted-product");
        ((ObjectNode) event.at("/payload/data/meta")).putArray("product_types").add(type);

        // When
        var plan = ProductPlan.of(event, new ProductPolicy(standalone, "-BASE", GtinFallback.SKU));

        // Then
        assertThat(told(plan)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(nullValues = "none", textBlock = """
            4006381333931, SKU,  4006381333931
            4006381333931, NONE, 4006381333931
            '',            SKU,  BE-Range-1a1a
            '',            NONE, none
            """)
    void shouldTakeTheGtinFromTheSettingWhenThereIsNone(String number, GtinFallback fallback, String expected) {
        // Given
        var event = (ObjectNode) Fixtures.sample("standard-product");
        ((ObjectNode) event.at("/payload/data/attributes")).put("upc_ean", number);

        // When
        var plan = ProductPlan.of(event, new ProductPolicy(Standalone.VARIANT, "-BASE", fallback));

        // Then
        assertThat(((Render) plan).parts().getFirst().gtin().orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource(delimiter = '|', textBlock = """
            standard-product | /payload/data/attributes | payload.data.attributes is missing
            standard-product | /payload/data/meta       | payload.data.meta.product_types is missing
            child-product    | /payload/included        | payload.included.parent is missing, and the product is a child
            """)
    void shouldSayWhatIsMissing(String sample, String field, String problem) {
        // Given
        var event = (ObjectNode) Fixtures.sample(sample);
        var last = field.lastIndexOf('/');
        ((ObjectNode) event.at(field.substring(0, last))).remove(field.substring(last + 1));

        // When
        var plan = ProductPlan.of(event, Fixtures.PRODUCTS);

        // Then
        assertThat(plan).isInstanceOfSatisfying(Unfit.class, unfit -> assertThat(unfit.why()).startsWith(problem));
    }

    private static String told(ProductPlan plan) {
        return switch (plan) {
            case Render(var parts) -> parts.stream()
                    .map(part -> (part.kind() == TemplateKind.VARIANT_PRODUCT ? "sold " : "base ") + part.ref()
                            + part.parentRef().map(parent -> " of " + parent).orElse("")
                            + (part.deleted() ? " deleted" : ""))
                    .collect(Collectors.joining("; "));
            case Unfit(var why) -> why;
        };
    }
}
