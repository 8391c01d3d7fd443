package io.millrace.sandbox.fluent;

import java.util.List;
import java.util.function.Function;

/**
 * A field of GraphQL's {@code Mutation} type.
 *
 * @param permissions what the user needs
 * @param ref which entity an input is about, as its ref or username
 * @param work checks the input and applies it
 */
record MutationField(String name, List<String> permissions, Function<Fields, String> ref,
        Function<Commit, Entity> work) {}
