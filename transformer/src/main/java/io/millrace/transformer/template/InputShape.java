package io.millrace.transformer.template;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a value of a GraphQL input must look like. It is made from the schema once, so that an event costs no look into
 * it. Equal types are one object.
 */
sealed interface InputShape {

    /** An object with these fields, in the schema's order. */
    record Fields(String name, Map<String, Field> fields) implements InputShape {
        @Nullable
        Field field(String field) {
            return fields.get(field);
        }
    }

    /** A list; a lone value becomes one. */
    record ListOf(InputShape element, boolean elementRequired) implements InputShape {}

    /** A text of at most so many characters. */
    record Text(int most) implements InputShape {}

    /** One of some words. */
    record Choice(String name, Set<String> words) implements InputShape {}

    /** Any other single value. */
    enum Scalar implements InputShape {
        ID, INT, FLOAT, BOOLEAN, DATE_TIME, ANY
    }

    /** A field of an object. */
    record Field(String name, InputShape shape, boolean required) {}
}
