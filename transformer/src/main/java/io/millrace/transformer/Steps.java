package io.millrace.transformer;

import io.millrace.common.event.EventFamily;
import io.millrace.transformer.template.Rendering;
import io.millrace.transformer.template.Templates;
import java.time.Duration;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Puts together the step of each chain. */
record Steps(TransformerConfig config, Templates templates, Clerk.Desk desk) {

    DecideEvents of(EventFamily family) {
        return new DecideEvents(family, config.run().deduplicationWindow(), () -> judge(family), desk);
    }

    private Judge judge(EventFamily family) {
        var renderer = templates.renderer(family);
        return new Judge(config.selection(), templates.hash(), timed(family, renderer::render), desk.clock());
    }

    private Function<JsonNode, Rendering> timed(EventFamily family, Function<JsonNode, Rendering> render) {
        return envelope -> {
            var started = System.nanoTime();
            try {
                return render.apply(envelope);
            } finally {
                desk.metrics().rendered(family, Duration.ofNanos(System.nanoTime() - started));
            }
        };
    }
}
