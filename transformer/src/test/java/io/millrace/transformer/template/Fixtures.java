package io.millrace.transformer.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.EventFamily;
import io.millrace.common.json.Json;
import io.millrace.common.start.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the tests of templates start from. */
final class Fixtures {
    static final Path CASES = Path.of("src/test/resources/cases");

    private Fixtures() {}

    static TemplateConfig config() {
        return new TemplateConfig(Optional.empty(), DecimalPlaces.ISO, "1", "DEFAULT:1",
                new TemplateConfig.OrderDefaults("HD", "STANDARD", "HD_PFS", "EXCLTAX", false), "UTC");
    }

    static TemplateConfig configWith(Path directory) {
        var config = config();
        return new TemplateConfig(Optional.of(directory), config.decimalPlaces(), config.retailerId(),
                config.catalogueRef(), config.order(), config.timezone());
    }

    static TemplateConfig configWith(DecimalPlaces places) {
        var config = config();
        return new TemplateConfig(config.directory(), places, config.retailerId(), config.catalogueRef(),
                config.order(), config.timezone());
    }

    static TemplateConfig withBillingAddress() {
        var config = config();
        return new TemplateConfig(config.directory(), config.decimalPlaces(), config.retailerId(),
                config.catalogueRef(),
                new TemplateConfig.OrderDefaults("HD", "STANDARD", "HD_PFS", "EXCLTAX", true), config.timezone());
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

    /** What a mutation would be called with, as the sink reads it. */
    static JsonNode input(Rendering rendering, String mutation) {
        assertThat(rendering).isInstanceOf(Rendering.Rendered.class);
        var call = Objects.requireNonNull(((Rendering.Rendered) rendering).mutations().get(mutation), mutation);
        return Json.read(Json.write(call.variables())).path("input");
    }
}
