package io.millrace.transformer.template;

import io.millrace.common.command.Mutation;
import io.millrace.common.event.EventFamily;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Renders the events of one family. For one thread. */
public final class Renderer {
    private final EventFamily family;
    private final ProductPolicy products;
    private final Map<TemplateKind, KindRenderer> kinds;

    Renderer(EventFamily family, ProductPolicy products, Map<TemplateKind, KindRenderer> kinds) {
        this.family = family;
        this.products = products;
        this.kinds = new EnumMap<>(kinds);
    }

    /** The templates that a family needs. */
    static List<TemplateKind> kindsOf(EventFamily family) {
        return switch (family) {
            case ORDERS -> List.of(TemplateKind.ORDER);
            case CUSTOMERS -> List.of(TemplateKind.CUSTOMER);
            case PRODUCTS -> List.of(TemplateKind.STANDARD_PRODUCT, TemplateKind.VARIANT_PRODUCT);
            case RELEASES -> throw new IllegalArgumentException("releases have no template");
        };
    }

    /** Never throws for what the event holds. */
    public Rendering render(JsonNode envelope) {
        try {
            return switch (family) {
                case ORDERS -> order(mutations(TemplateKind.ORDER, envelope, Optional.empty()));
                case CUSTOMERS -> customer(mutations(TemplateKind.CUSTOMER, envelope, Optional.empty()));
                case PRODUCTS -> switch (ProductPlan.of(envelope, products)) {
                    case ProductPlan.Render(var parts) -> product(envelope, parts);
                    case ProductPlan.Unfit(var why) -> Rendering.Failed.of(List.of(Problem.ofEvent(why)));
                };
                case RELEASES -> throw new IllegalArgumentException("releases have no template");
            };
        } catch (TemplateFailure e) {
            return Rendering.Failed.of(e.problems());
        }
    }

    private static Rendering order(Map<String, Mutation> mutations) {
        var input = input(mutations, "createOrderAndCustomer");
        return new Rendering.Rendered(text(input.path("ref")),
                Optional.of(text(input.path("customer").path("username"))), mutations);
    }

    private static Rendering customer(Map<String, Mutation> mutations) {
        return new Rendering.Rendered(text(input(mutations, "createCustomer").path("username")), Optional.empty(),
                mutations);
    }

    /** The variant is what order lines name, so it is the ref of the whole. */
    private Rendering product(JsonNode envelope, List<ProductPart> parts) throws TemplateFailure {
        var mutations = new HashMap<String, Mutation>();
        for (var part : parts) {
            mutations.putAll(mutations(part.kind(), envelope, Optional.of(part)));
        }
        var told = mutations.containsKey("updateVariantProduct") ? "updateVariantProduct" : "updateStandardProduct";
        return new Rendering.Rendered(text(input(mutations, told).path("ref")), Optional.empty(), mutations);
    }

    private Map<String, Mutation> mutations(TemplateKind kind, JsonNode envelope, Optional<ProductPart> product)
            throws TemplateFailure {
        return Objects.requireNonNull(kinds.get(kind), kind.file()).render(envelope, product);
    }

    private static JsonNode input(Map<String, Mutation> mutations, String mutation) {
        return Objects.requireNonNull(mutations.get(mutation), mutation).variables().path("input");
    }

    /** The check has seen that it is one. */
    private static String text(JsonNode checked) {
        return ((StringNode) checked).stringValue();
    }
}
