package io.millrace.transformer.template;

import io.millrace.common.command.Mutation;
import io.millrace.common.json.Json;
import io.millrace.transformer.template.InputShape.Field;
import io.millrace.transformer.template.InputShape.Fields;
import io.millrace.transformer.template.TemplateKind.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs one template, and makes the input of each of its mutations from what it yields. For one thread. */
final class KindRenderer {
    private static final Set<String> OF_DELETED = Set.of("ref", "catalogue");

    private final TemplateKind kind;
    private final Template template;
    private final boolean differsByMutation;
    private final List<Target> targets;
    private final List<Target> updates;
    private final Set<String> known = new HashSet<>();
    private final String types;

    /** With the documents of those mutations that are to be rendered, in their order. */
    KindRenderer(TemplateKind kind, Template template, Map<Call, String> documents, FluentTypes schema) {
        this.kind = kind;
        this.template = template;
        differsByMutation = template.source().mentions("mutation");
        targets = documents.entrySet().stream()
                .map(entry -> Target.of(entry.getKey(), entry.getValue(), schema.inputOf(entry.getKey().mutation())))
                .toList();
        updates = targets.stream().filter(target -> target.call().isUpdate()).toList();
        targets.forEach(target -> known.addAll(target.type().fields().keySet()));
        types = targets.stream().map(target -> target.type().name()).distinct().collect(Collectors.joining(" or "));
    }

    /**
     * One mutation, prepared.
     *
     * @param sent the fields of its input that are taken from the template
     */
    private record Target(Call call, String document, Fields type, List<Field> sent) {

        static Target of(Call call, String document, Fields type) {
            return new Target(call, document, type, type.fields().values().stream()
                    .filter(field -> !call.leftOut().contains(field.name()))
                    .filter(field -> !call.leftToSink().equals(Optional.of(field.name())))
                    .toList());
        }

        Mutation with(ObjectNode input) {
            return new Mutation(document, Json.object().set("input", input).asObject());
        }
    }

    /** A checked field, which the sibling mutation may have too. */
    private record Checked(InputShape shape, boolean required, @Nullable JsonNode value) {

        boolean serves(Field field) {
            return shape == field.shape() && (required || !field.required());
        }
    }

    /** What a template yielded, as far as it was checked. */
    private record Result(Map<?, ?> fields, InputCheck check, Map<String, Checked> checked) {

        static Result of(Map<?, ?> fields) {
            return new Result(fields, new InputCheck(), new HashMap<>());
        }

        @Nullable
        JsonNode take(Field field) {
            var earlier = checked.get(field.name());
            if (earlier != null && earlier.serves(field)) {
                return earlier.value();
            }
            var value = check.field(field, fields);
            checked.put(field.name(), new Checked(field.shape(), field.required(), value));
            return value;
        }
    }

    /**
     * The mutations of an event, by the name of their field. Of a product that was deleted, only the updates.
     *
     * @throws TemplateFailure when the template fails, or yields what does not fit
     */
    Map<String, Mutation> render(JsonNode envelope, Optional<ProductPart> product) throws TemplateFailure {
        var deletion = product.filter(ProductPart::deleted).isPresent();
        var mutations = new HashMap<String, Mutation>();
        var results = new ArrayList<Result>(1);
        var input = JsonView.of(envelope);
        try {
            for (var target : deletion ? updates : targets) {
                var mutation = target.call().mutation();
                if (results.isEmpty() || differsByMutation) {
                    results.add(evaluate(input, new Template.Told(envelope, mutation, product)));
                }
                mutations.put(mutation, target.with(input(target, results.getLast(), product)));
            }
        } catch (JsonataValue.Unusable e) {
            throw new TemplateFailure(Problem.of(kind.file(), String.valueOf(e.getMessage())));
        }
        refuseUnfit(results);
        return mutations;
    }

    private Result evaluate(@Nullable Object input, Template.Told told) throws TemplateFailure {
        var value = template.evaluate(input, told);
        if (!(value instanceof Map<?, ?> object)) {
            throw new TemplateFailure(Problem.of(kind.file(), "must yield one object, the input of "
                    + targets.stream().map(target -> target.call().mutation()).collect(Collectors.joining(" and "))));
        }
        // The hosted integration's templates are the variables as a whole.
        var result = Result
                .of(object.size() == 1 && object.get("input") instanceof Map<?, ?> variable ? variable : object);
        for (var name : result.fields().keySet()) {
            if (!known.contains(name)) {
                result.check().stranger(String.valueOf(name), types);
            }
        }
        return result;
    }

    /** What only the sibling mutation knows, or only the sink, is left out; the rest must fit. */
    private static ObjectNode input(Target target, Result result, Optional<ProductPart> product) {
        var deletion = product.filter(ProductPart::deleted).isPresent();
        var input = Json.object();
        for (var field : target.sent()) {
            var value = deletion && !OF_DELETED.contains(field.name()) ? null : result.take(field);
            if (value != null) {
                input.set(field.name(), value);
            }
        }
        // A product that comes back was made inactive, and a template of the hosted integration does not know that.
        if (product.isPresent() && target.call().isUpdate() && !input.has("status")) {
            input.put("status", product.get().status());
        }
        return input;
    }

    private void refuseUnfit(List<Result> results) throws TemplateFailure {
        var problems = results.stream()
                .flatMap(result -> result.check().findings().stream())
                .map(finding -> finding.in(template.source()))
                .toList();
        if (!problems.isEmpty()) {
            throw new TemplateFailure(problems);
        }
    }
}
