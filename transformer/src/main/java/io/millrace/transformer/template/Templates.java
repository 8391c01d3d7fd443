package io.millrace.transformer.template;

import io.millrace.common.event.EventFamily;
import io.millrace.common.json.Json;
import io.millrace.common.start.CannotStart;
import io.millrace.transformer.template.TemplateKind.Call;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The templates of one run, checked. Immutable; each thread takes a {@link Renderer} of its own. */
public final class Templates {
    private final TemplateConfig config;
    private final TemplateBundle bundle;
    private final FluentTypes types = new FluentTypes();

    private Templates(TemplateConfig config, TemplateBundle bundle) {
        this.config = config;
        this.bundle = bundle;
    }

    /**
     * Reads, compiles and tries all templates on built-in events, so that what would fail never goes live.
     *
     * @throws CannotStart with every problem found, each with file, line and field
     */
    public static Templates load(TemplateConfig config) throws CannotStart {
        var templates = new Templates(config, TemplateBundle.load(config.directory()));
        var problems = new ArrayList<String>();
        for (var kind : TemplateKind.values()) {
            templates.documentsOf(kind).forEach((call, text) -> new MutationDocument(call, text)
                    .problems(templates.types).forEach(problem -> problems.add(problem.toString())));
            problems.addAll(templates.problems(kind));
        }
        if (!problems.isEmpty()) {
            throw new CannotStart(problems.size() + " problem(s) in the templates:\n  - "
                    + String.join("\n  - ", problems));
        }
        return templates;
    }

    /** Says which templates rendered a command: the same for the same content. */
    public String hash() {
        return bundle.hash();
    }

    /** A renderer for the calling thread. */
    public Renderer renderer(EventFamily family) {
        var kind = TemplateKind.of(family);
        try {
            return renderer(kind);
        } catch (TemplateFailure e) {
            throw new IllegalStateException("a template that compiled at start does so no more", e);
        }
    }

    private Renderer renderer(TemplateKind kind) throws TemplateFailure {
        var source = source(kind);
        return new Renderer(kind, Template.compile(source, config), documentsOf(kind), types);
    }

    private List<String> problems(TemplateKind kind) {
        var forbidden = source(kind).forbidden();
        if (!forbidden.isEmpty()) {
            return forbidden.stream().map(Problem::toString).toList();
        }
        try {
            return failures(kind, renderer(kind));
        } catch (TemplateFailure e) {
            return List.of(e.problem().toString());
        }
    }

    /** Each failure once, with the built-in events that show it. */
    private static List<String> failures(TemplateKind kind, Renderer renderer) {
        var failures = new LinkedHashMap<String, List<String>>();
        for (var sample : kind.samples()) {
            var event = TemplateBundle.builtIn("samples/" + sample + ".json").getBytes(StandardCharsets.UTF_8);
            switch (renderer.render(Json.read(event))) {
                case Rendering.Rendered _ -> {}
                case Rendering.Failed(_, var problems) -> problems
                        .forEach(problem -> failures.computeIfAbsent(problem, _ -> new ArrayList<>()).add(sample));
            }
        }
        return failures.entrySet().stream()
                .map(failure -> failure.getKey() + " (tried on: " + String.join(", ", failure.getValue()) + ")")
                .toList();
    }

    private TemplateSource source(TemplateKind kind) {
        return new TemplateSource(kind.file(), bundle.text(kind.file()));
    }

    private Map<Call, String> documentsOf(TemplateKind kind) {
        return kind.calls().stream().collect(Collectors.toMap(call -> call, call -> bundle.text(call.file()),
                (one, _) -> one, LinkedHashMap::new));
    }
}
