package io.millrace.transformer;

import io.millrace.common.event.EventFamily;
import io.millrace.common.topic.Topics;
import io.millrace.transformer.template.LiveTemplates;
import io.millrace.transformer.template.Rendering;
import io.millrace.transformer.template.TemplateRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Puts together what each chain works with. */
record Steps(TransformerConfig config, Topics topics, LiveTemplates templates, Desk desk) {

    Step of(EventFamily family) {
        return new Step(family, () -> judge(family), topics.outcomes(), config.run().retention(), desk);
    }

    private Judge judge(EventFamily family) {
        var run = new TemplateRun(templates, family);
        return new Judge(config.rules(), drafts(family, run), new CommandPacking(), desk.clock());
    }

    private Function<JsonNode, Draft> drafts(EventFamily family, TemplateRun run) {
        return envelope -> {
            var started = System.nanoTime();
            var rendering = unbroken(run, envelope);
            desk.metrics().rendered(family, Duration.ofNanos(System.nanoTime() - started));
            return new Draft(rendering, run.bundle());
        };
    }

    /** A fault of the template engine that one event brings to light must not hold up those behind it. */
    private static Rendering unbroken(TemplateRun run, JsonNode envelope) {
        try {
            return run.render(envelope);
        } catch (RuntimeException | StackOverflowError e) {
            return new Rendering.Failed(Optional.of(e.getClass().getSimpleName()),
                    List.of("the template engine failed on this event"), Optional.empty(), OptionalInt.empty());
        }
    }
}
