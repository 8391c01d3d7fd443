package io.millrace.sandbox.fluent;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** Parses and validates each document once; senders use few, and a sender that writes values into them starts over. */
final class ParsedDocuments implements PreparsedDocumentProvider {
    private static final int MOST = 1_000;

    private final ConcurrentMap<String, PreparsedDocumentEntry> known = new ConcurrentHashMap<>();

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input,
            Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        if (known.size() > MOST) {
            known.clear();
        }
        return CompletableFuture.completedFuture(
                known.computeIfAbsent(input.getQuery(), query -> parseAndValidate.apply(input)));
    }
}
