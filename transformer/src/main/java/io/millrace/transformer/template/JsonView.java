package io.millrace.transformer.template;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document as JSONata's input: its objects look like maps and its arrays like lists, and nothing is copied, as a
 * template looks at few of the fields of an event. It cannot be changed, so one serves all evaluations of an event.
 */
final class JsonView {
    private JsonView() {}

    /** A text, number, truth value, map or list; null for JSON's null. */
    static @Nullable Object of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> new ObjectView((ObjectNode) node);
            // JSONata adds nothing to an empty list before it groups what is in it.
            case ARRAY -> node.isEmpty() ? new ArrayList<>() : new ArrayView((ArrayNode) node);
            case STRING -> node.stringValue();
            case NUMBER -> node.numberValue();
            case BOOLEAN -> node.booleanValue();
            case NULL -> null;
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no document has " + node.getNodeType());
        };
    }

    private static final class ObjectView extends AbstractMap<String, @Nullable Object> {
        private final ObjectNode object;

        ObjectView(ObjectNode object) {
            this.object = object;
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            var value = key instanceof String name ? object.get(name) : null;
            return value == null ? null : of(value);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return key instanceof String name && object.has(name);
        }

        @Override
        public int size() {
            return object.size();
        }

        @Override
        public Set<Map.Entry<String, @Nullable Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                    return object.properties().stream().map(ObjectView::entry).iterator();
                }

                @Override
                public int size() {
                    return object.size();
                }
            };
        }

        private static Map.Entry<String, @Nullable Object> entry(Map.Entry<String, JsonNode> property) {
            return new SimpleImmutableEntry<>(property.getKey(), of(property.getValue()));
        }
    }

    private static final class ArrayView extends AbstractList<@Nullable Object> {
        private final ArrayNode array;

        ArrayView(ArrayNode array) {
            this.array = array;
        }

        @Override
        public @Nullable Object get(int index) {
            var element = array.get(index);
            if (element == null) {
                throw new IndexOutOfBoundsException(index);
            }
            return of(element);
        }

        @Override
        public int size() {
            return array.size();
        }
    }
}
