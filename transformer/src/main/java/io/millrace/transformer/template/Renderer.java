package io.millrace.transformer.template;

import graphql.schema.GraphQLInputObjectType;
import io.millrace.common.command.Mutation;
import io.millrace.common.json.Json;
import io.millrace.transformer.template.TemplateKind.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Renders the events of one family. For one thread. */
public final class Renderer {
    /** More would only hide the first. */
    private static final int MAX_PROBLEMS = 5;

    private final TemplateKind kind;
    private final Template template;
    private final Map<Call, String> documents;
    private final FluentTypes types;
    private final boolean differsByMutation;

    Renderer(TemplateKind kind, Template template, Map<Call, String> documents, FluentTypes types) {
        this.kind = kind;
        this.template = template;
        this.documents = documents;
        this.types = types;
        differsByMutation = template.source().mentions("mutation");
    }

    /** Never throws for what the event holds. */
    public Rendering render(JsonNode envelope) {
        try {
            return checked(results(envelope));
        } catch (TemplateFailure e) {
            return new Rendering.Failed(e.problem().code(), List.of(e.problem().toString()));
        }
    }

    /** One template may serve all mutations with one result, or look at {@code $mutation} and yield several. */
    private Map<Call, ObjectNode> results(JsonNode envelope) throws TemplateFailure {
        var results = new LinkedHashMap<Call, ObjectNode>();
        for (var call : kind.calls()) {
            var earlier = results.values().stream().findFirst();
            results.put(call, differsByMutation || earlier.isEmpty() ? result(envelope, call) : earlier.get());
        }
        return results;
    }

    private ObjectNode result(JsonNode envelope, Call call) throws TemplateFailure {
        var result = template.evaluate(JsonataValue.of(envelope), call.mutation());
        if (!(result instanceof ObjectNode object)) {
            throw new TemplateFailure(Problem.of(kind.file(), "must yield one object, the input of "
                    + kind.calls().stream().map(Call::mutation).collect(Collectors.joining(" and "))));
        }
        // The hosted integration's templates are the variables as a whole.
        return object.size() == 1 && object.get("input") instanceof ObjectNode input ? input : object;
    }

    private Rendering checked(Map<Call, ObjectNode> results) {
        var findings = new ArrayList<Finding>();
        var mutations = new LinkedHashMap<String, Mutation>();
        results.forEach((call, result) -> {
            findings.addAll(strangers(result));
            mutations.put(call.mutation(), new Mutation(String.valueOf(documents.get(call)),
                    Json.object().set("input", input(call, result, findings)).asObject()));
        });
        return findings.isEmpty()
                ? rendered(mutations)
                : new Rendering.Failed(Optional.empty(), findings.stream()
                        .map(finding -> finding.in(template.source()).toString())
                        .distinct()
                        .limit(MAX_PROBLEMS)
                        .toList());
    }

    private Rendering rendered(Map<String, Mutation> mutations) {
        var whole = mutations.get(kind.calls().getLast().mutation());
        var input = Objects.requireNonNull(whole).variables().path("input");
        return switch (kind) {
            case ORDER -> new Rendering.Rendered(input.path("ref").stringValue(),
                    Optional.of(input.path("customer").path("username").stringValue()), mutations);
            case CUSTOMER -> new Rendering.Rendered(input.path("username").stringValue(), Optional.empty(), mutations);
        };
    }

    /** What only the sibling mutation knows, or only the sink, is left out; the rest must fit. */
    private ObjectNode input(Call call, ObjectNode result, List<Finding> findings) {
        var type = types.inputOf(call.mutation());
        var own = Json.object();
        result.properties().stream()
                .filter(entry -> type.getField(entry.getKey()) != null)
                .filter(entry -> !call.leftToSink().equals(Optional.of(entry.getKey())))
                .forEach(entry -> own.set(entry.getKey(), entry.getValue()));
        var check = new InputCheck(types);
        var checked = check.object("input", type, own);
        check.findings().stream()
                .filter(finding -> call.leftToSink().stream()
                        .noneMatch(field -> finding.path().equals("input." + field)))
                .forEach(findings::add);
        return checked;
    }

    /** Fields that none of the mutations takes. */
    private List<Finding> strangers(ObjectNode result) {
        var inputs = kind.calls().stream().map(call -> types.inputOf(call.mutation())).toList();
        var names = inputs.stream().map(GraphQLInputObjectType::getName).collect(Collectors.joining(" or "));
        return result.propertyNames()
                .stream()
                .filter(name -> inputs.stream().allMatch(type -> type.getField(name) == null))
                .map(name -> new Finding("input." + name, name, "is not a field of " + names))
                .toList();
    }
}
