package io.millrace.transformer.template;

/**
 * Where a value does not fit its GraphQL type.
 *
 * @param path the field, such as {@code input.items[0].quantity}
 * @param field the field's own name
 * @param what what is wrong with it, without the value
 */
record Finding(String path, String field, String what) {

    Problem in(TemplateSource source) {
        return Problem.at(source.file(), source.lineOf(field), path + " " + what);
    }
}
