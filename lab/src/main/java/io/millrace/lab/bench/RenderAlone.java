package io.millrace.lab.bench;

import io.millrace.common.json.Json;
import io.millrace.transformer.template.Renderer;
import io.millrace.transformer.template.Rendering;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The other baseline for the transformer: one thread that only renders events which are parsed already. */
final class RenderAlone {
    private final Renderer renderer;
    private final List<JsonNode> events;

    RenderAlone(Renderer renderer, List<byte[]> events) {
        this.renderer = renderer;
        this.events = events.stream().map(Json::read).toList();
    }

    /** Renders for twice that time, and says how many events a second it were in the second half. */
    double perSecond(Duration time) {
        count(time);
        return count(time) / (time.toNanos() / 1e9);
    }

    private long count(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        var done = 0L;
        while (System.nanoTime() < end) {
            for (var event : events) {
                render(event);
            }
            done += events.size();
        }
        return done;
    }

    private void render(JsonNode event) {
        switch (renderer.render(event)) {
            case Rendering.Rendered _ -> {}
            case Rendering.Failed failed -> throw new IllegalStateException("an event was not rendered: " + failed);
        }
    }
}
