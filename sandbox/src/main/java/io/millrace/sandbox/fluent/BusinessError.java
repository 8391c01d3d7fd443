package io.millrace.sandbox.fluent;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal as it stands in {@code errors}. */
record BusinessError(String message, String code, List<Object> path, CodePosition position) implements GraphQLError {

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public List<SourceLocation> getLocations() {
        return List.of();
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorType.DataFetchingException;
    }

    @Override
    public List<Object> getPath() {
        return path;
    }

    @Override
    public Map<String, Object> toSpecification() {
        var error = new LinkedHashMap<String, Object>();
        error.put("message", position == CodePosition.MESSAGE ? code + ": " + message : message);
        if (!path.isEmpty()) {
            error.put("path", path);
        }
        switch (position) {
            case EXTENSIONS -> error.put("extensions", Map.of("code", code));
            case TOP_LEVEL -> error.put("code", code);
            case MESSAGE -> {}
        }
        return error;
    }
}
