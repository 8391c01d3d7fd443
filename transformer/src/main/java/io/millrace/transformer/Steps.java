package io.millrace.transformer;

import io.millrace.common.event.EventFamily;
import io.millrace.common.topic.Topics;
import io.millrace.transformer.template.Rendering;
import io.millrace.transformer.template.Templates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Puts together what each chain works with. */
record Steps(TransformerConfig config, Topics topics, Templates templates, Desk desk) {

    Step of(EventFamily family) {
        return new Step(family, () -> judge(family), topics.outcomes(), config.run().retention(), desk);
    }

    private Judge judge(EventFamily family) {
        var renderer = templates.renderer(family);
        var commands = topics.fluent(family);
        var packing = commands.values().serializer();
        return new Judge(config.rules(), drafts(family, renderer::render),
                command -> packing.serialize(commands.name(), command), desk.clock());
    }

    private Function<JsonNode, Draft> drafts(EventFamily family, Function<JsonNode, Rendering> render) {
        return envelope -> {
            var started = System.nanoTime();
            var rendering = unbroken(render, envelope);
            desk.metrics().rendered(family, Duration.ofNanos(System.nanoTime() - started));
            return new Draft(rendering, templates.hash());
        };
    }

    /** A fault of the template engine that one event brings to light must not hold up those behind it. */
    private static Rendering unbroken(Function<JsonNode, Rendering> render, JsonNode envelope) {
        try {
            return render.apply(envelope);
        } catch (RuntimeException | StackOverflowError e) {
            return new Rendering.Failed(Optional.of(e.getClass().getSimpleName()),
                    List.of("the template engine failed on this event"));
        }
    }
}
