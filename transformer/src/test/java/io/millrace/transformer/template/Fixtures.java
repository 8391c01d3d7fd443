package io.millrace.transformer.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.EventFamily;
import io.millrace.common.json.Json;
import io.millrace.common.start.CannotStart;
import io.millrace.transformer.template.ProductPolicy.GtinFallback;
import io.millrace.transformer.template.ProductPolicy.Standalone;
import io.millrace.transformer.template.Template.Told;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the tests of templates start from. */
final class Fixtures {
    static final Path CASES = Path.of("src/test/resources/cases");
    static final ProductPolicy PRODUCTS = new ProductPolicy(Standalone.STANDARD_AND_VARIANT, "-BASE",
            GtinFallback.SKU);
    private static final TemplateConfig.OrderDefaults ORDERS = new TemplateConfig.OrderDefaults("HD", "STANDARD",
            "HD_PFS", "EXCLTAX", false);

    private Fixtures() {}

    static TemplateConfig config() {
        return config(Optional.empty(), DecimalPlaces.ISO, ORDERS, PRODUCTS, false);
    }

    static TemplateConfig configWith(Path directory) {
        return config(Optional.of(directory), DecimalPlaces.ISO, ORDERS, PRODUCTS, false);
    }

    static TemplateConfig polling(Path directory, Duration poll) {
        return new TemplateConfig(Optional.of(directory), DecimalPlaces.ISO, "1", "DEFAULT:1", ORDERS, "UTC", PRODUCTS,
                false, poll);
    }

    static TemplateConfig configWith(DecimalPlaces places) {
        return config(Optional.empty(), places, ORDERS, PRODUCTS, false);
    }

    static TemplateConfig configWith(ProductPolicy products) {
        return config(Optional.empty(), DecimalPlaces.ISO, ORDERS, products, false);
    }

    static TemplateConfig withOrderUpdates() {
        return config(Optional.empty(), DecimalPlaces.ISO, ORDERS, PRODUCTS, true);
    }

    static TemplateConfig withBillingAddress() {
        return config(Optional.empty(), DecimalPlaces.ISO,
                new TemplateConfig.OrderDefaults("HD", "STANDARD", "HD_PFS", "EXCLTAX", true), PRODUCTS, false);
    }

    private static TemplateConfig config(Optional<Path> directory, DecimalPlaces places,
            TemplateConfig.OrderDefaults orders, ProductPolicy products, boolean orderUpdates) {
        return new TemplateConfig(directory, places, "1", "DEFAULT:1", orders, "UTC", products, orderUpdates,
                Duration.ofSeconds(5));
    }

    static JsonNode sample(String name) {
        return Json.read(TemplateBundle.builtIn("samples/" + name + ".json").getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode json(Path file) throws IOException {
        return Json.read(Files.readAllBytes(file));
    }

    static Rendering render(TemplateConfig config, EventFamily family, JsonNode event) throws CannotStart {
        return Templates.load(config).renderer(family).render(event);
    }

    static Rendering render(EventFamily family, JsonNode event) throws CannotStart {
        return render(config(), family, event);
    }

    /** What one expression yields for a document. */
    static JsonNode evaluate(Template template, JsonNode document) throws TemplateFailure {
        return new JsonataValue(1_000_000).node(template.evaluate(JsonView.of(document),
                new Told(document, "createOrder", Optional.empty())));
    }

    /** A template of one expression. */
    static Template compile(String expression) throws TemplateFailure {
        return Template.compile(new TemplateSource("t.jsonata", expression), config());
    }

    /** What a mutation would be called with, as the sink reads it. */
    static JsonNode input(Rendering rendering, String mutation) {
        assertThat(rendering).isInstanceOf(Rendering.Rendered.class);
        var call = Objects.requireNonNull(((Rendering.Rendered) rendering).mutations().get(mutation), mutation);
        return Json.read(Json.write(call.variables())).path("input");
    }
}
