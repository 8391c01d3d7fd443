package io.millrace.transformer.template;

import io.millrace.common.event.EventFamily;
import io.millrace.common.json.Json;
import io.millrace.common.start.CannotStart;
import io.millrace.transformer.template.TemplateFolder.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One bundle of templates, checked. It never changes; each thread takes a {@link Renderer} of its own. */
public final class Templates {
    /** Built-in events that templates are tried on. */
    private static final Map<EventFamily, List<String>> SAMPLES = Map.of(
            EventFamily.ORDERS, List.of("customer-order", "guest-order", "account-order"),
            EventFamily.CUSTOMERS, List.of("customer"),
            EventFamily.PRODUCTS, List.of("standard-product", "parent-product", "child-product", "bundle-product",
                    "deleted-product"));
    /** What many shops do not have, and the hosted integration's templates need not know. */
    private static final Set<String> UNUSUAL = Set.of("account-order", "bundle-product", "deleted-product");

    private final TemplateConfig config;
    private final TemplateBundle bundle;
    private final FluentTypes types;
    private final String hash;
    private final List<String> cautions = new ArrayList<>();

    private Templates(TemplateConfig config, TemplateBundle bundle, FluentTypes types) {
        this.config = config;
        this.bundle = bundle;
        this.types = types;
        hash = bundle.hash();
    }

    /** A bundle that must not go live. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(List<String> problems) {
            super(problems.size() + " problem(s) in the templates:\n  - " + String.join("\n  - ", problems));
        }
    }

    /**
     * Reads, compiles and tries all templates on built-in events, so that what would fail never goes live.
     *
     * @throws CannotStart with every problem found, each with file, line and field
     */
    public static Templates load(TemplateConfig config) throws CannotStart {
        try {
            var folder = config.directory().map(TemplateFolder::new);
            return of(config, folder.isPresent() ? folder.get().read() : Map.of(), new FluentTypes());
        } catch (Unreadable | Broken e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    /** With these texts in place of the built-in ones. */
    static Templates of(TemplateConfig config, Map<String, String> replacements, FluentTypes types) throws Broken {
        var templates = new Templates(config, new TemplateBundle(replacements), types);
        var problems = templates.problems();
        if (!problems.isEmpty()) {
            throw new Broken(problems);
        }
        return templates;
    }

    /** The same configuration with other texts. */
    Templates with(Map<String, String> replacements) throws Broken {
        return of(config, replacements, types);
    }

    /** Says which templates rendered a command: the same for the same content. */
    public String hash() {
        return hash;
    }

    /** What will not be rendered with these templates, though it may never come; empty with the built-in ones. */
    List<String> cautions() {
        return List.copyOf(cautions);
    }

    /** A renderer for the calling thread. */
    public Renderer renderer(EventFamily family) {
        var kinds = new LinkedHashMap<TemplateKind, KindRenderer>();
        for (var kind : Renderer.kindsOf(family)) {
            try {
                kinds.put(kind, renderer(kind));
            } catch (TemplateFailure e) {
                throw new IllegalStateException("a template that compiled when it was loaded does so no more", e);
            }
        }
        return new Renderer(family, config.products(), kinds);
    }

    private KindRenderer renderer(TemplateKind kind) throws TemplateFailure {
        var documents = kind.calls().stream()
                .filter(call -> config.orderUpdates() || !"updateOrder".equals(call.mutation()))
                .collect(Collectors.toMap(Function.identity(), call -> bundle.text(call.file()), (one, _) -> one,
                        LinkedHashMap::new));
        return new KindRenderer(kind, Template.compile(source(kind), config), documents, types);
    }

    private List<String> problems() {
        var problems = new ArrayList<>(bundle.problems());
        for (var kind : TemplateKind.values()) {
            for (var call : kind.calls()) {
                problems.addAll(new MutationDocument(call, bundle.text(call.file())).problems(types));
            }
        }
        var told = new ArrayList<>(problems.stream().map(Problem::toString).toList());
        Arrays.stream(EventFamily.values()).filter(SAMPLES::containsKey)
                .forEach(family -> told.addAll(problems(family)));
        return told;
    }

    /** A family's templates are tried together, so only when each of them compiles. */
    private List<String> problems(EventFamily family) {
        var problems = Renderer.kindsOf(family).stream().flatMap(kind -> problems(kind).stream()).toList();
        return problems.isEmpty() ? failures(family) : problems.stream().map(Problem::toString).toList();
    }

    private List<Problem> problems(TemplateKind kind) {
        var forbidden = source(kind).forbidden();
        if (!forbidden.isEmpty()) {
            return forbidden;
        }
        try {
            Template.compile(source(kind), config);
            return List.of();
        } catch (TemplateFailure e) {
            return e.problems();
        }
    }

    /** Each failure once, with the built-in events that show it; those of unusual events alone are only cautions. */
    private List<String> failures(EventFamily family) {
        var renderer = renderer(family);
        var failures = new LinkedHashMap<String, List<String>>();
        for (var sample : SAMPLES.getOrDefault(family, List.of())) {
            var event = TemplateBundle.builtIn("samples/" + sample + ".json").getBytes(StandardCharsets.UTF_8);
            switch (renderer.render(Json.read(event))) {
                case Rendering.Rendered _ -> {}
                case Rendering.Failed failed -> failed.problems()
                        .forEach(problem -> failures.computeIfAbsent(problem, _ -> new ArrayList<>()).add(sample));
            }
        }
        var problems = new ArrayList<String>();
        failures.forEach((problem, samples) -> (UNUSUAL.containsAll(samples) ? cautions : problems)
                .add(problem + " (tried on: " + String.join(", ", samples) + ")"));
        return problems;
    }

    private TemplateSource source(TemplateKind kind) {
        return new TemplateSource(kind.file(), bundle.text(kind.file()));
    }
}
