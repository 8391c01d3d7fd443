package io.millrace.sink;

import io.millrace.common.command.Command;
import io.millrace.common.fluent.FluentRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code updateOrder} that a command carries when updates are switched on. Its ids are Fluent's own, so they are
 * put in here: the order's, and for each item that has none the one of the item with the same ref.
 *
 * @param document the mutation as text
 * @param variables without those ids
 */
record OrderUpdate(String document, ObjectNode variables) {

    /** Empty when the command carries none. */
    static Optional<OrderUpdate> of(Command command) {
        return Optional.ofNullable(command.mutations().get(Operation.UPDATE_ORDER.field()))
                .map(mutation -> new OrderUpdate(mutation.document(), mutation.variables()));
    }

    /** The refs of the items whose ids are needed. */
    List<String> refs() {
        return items().filter(OrderUpdate::lacksId).map(OrderUpdate::ref).filter(ref -> !ref.isEmpty()).distinct()
                .toList();
    }

    /** Where the items stand that no id can be put into, such as {@code input.items[2]}. */
    List<String> strangers(OrderIds ids) {
        var all = items().toList();
        return IntStream.range(0, all.size())
                .filter(index -> lacksId(all.get(index)) && !ids.items().containsKey(ref(all.get(index))))
                .mapToObj(index -> "input.items[" + index + "]")
                .toList();
    }

    FluentRequest with(OrderIds ids) {
        var complete = variables.deepCopy();
        complete.withObjectProperty("input").put("id", ids.order());
        complete.at("/input/items").valueStream()
                .filter(item -> item.isObject() && lacksId(item))
                .forEach(item -> ((ObjectNode) item).put("id", ids.items().get(ref(item))));
        return new FluentRequest(Operation.UPDATE_ORDER.field(), document, complete);
    }

    private Stream<JsonNode> items() {
        return variables.at("/input/items").valueStream();
    }

    private static boolean lacksId(JsonNode item) {
        return item.path("id").asString("").isEmpty();
    }

    private static String ref(JsonNode item) {
        return item.path("ref").asString("");
    }
}
