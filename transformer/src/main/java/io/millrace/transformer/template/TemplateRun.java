package io.millrace.transformer.template;

import io.millrace.common.event.EventFamily;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Renders the events of one family with the templates that are live, each event with one bundle as a whole. For one
 * thread: it compiles the templates for it, once for each bundle.
 */
public final class TemplateRun {
    private final LiveTemplates live;
    private final EventFamily family;
    private Templates templates;
    private @Nullable Renderer renderer;

    /** Compiles nothing before the first event. */
    public TemplateRun(LiveTemplates live, EventFamily family) {
        this.live = live;
        this.family = family;
        templates = live.current();
    }

    /** Never throws for what the event holds. */
    public Rendering render(JsonNode envelope) {
        var now = live.current();
        var ready = renderer;
        if (ready == null || now != templates) {
            ready = now.renderer(family);
            renderer = ready;
            templates = now;
        }
        return ready.render(envelope);
    }

    /** The hash of the bundle that rendered last. */
    public String bundle() {
        return templates.hash();
    }
}
