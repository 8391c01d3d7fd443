package io.millrace.sandbox.fluent;

import graphql.analysis.FieldComplexityCalculator;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.execution.AbortExecutionException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import java.util.List;
import java.util.Set;

/**
 * Refuses a document that may need more than 11,111 database queries (C0001E, fluent reference, 2.3). How they are
 * counted is assumed: one for each object, and for a connection one, and what each item needs for as many items as the
 * page has. That makes five connections of ten items inside of each other exactly 11,111.
 */
final class QueryCost extends MaxQueryComplexityInstrumentation {
    static final int MOST = 11_111;

    private static final Set<String> ENVELOPES = Set.of("edges", "node");

    private final CodePosition position;

    QueryCost(CodePosition position) {
        super(MOST, (FieldComplexityCalculator) QueryCost::cost);
        this.position = position;
    }

    @Override
    protected AbortExecutionException mkAbortException(int total, int most) {
        return new AbortExecutionException(List.of(new BusinessError(
                "Query complexity " + total + " exceeds the maximum of " + most, "C0001E", List.of(), position)));
    }

    private static int cost(FieldComplexityEnvironment field, int children) {
        var type = GraphQLTypeUtil.unwrapAll(field.getFieldDefinition().getType());
        if (type instanceof GraphQLScalarType || type instanceof GraphQLEnumType || isPageInfo(type)) {
            return 0;
        }
        if (type.getName().endsWith("Connection")) {
            return bounded(1 + (long) pageSize(field) * children);
        }
        return ENVELOPES.contains(field.getFieldDefinition().getName()) ? children : bounded(1L + children);
    }

    private static boolean isPageInfo(GraphQLUnmodifiedType type) {
        return type.getName().equals("PageInfo");
    }

    private static int pageSize(FieldComplexityEnvironment field) {
        return field.getArguments().get("first") instanceof Integer first && first >= 0
                ? first
                : Connection.DEFAULT_SIZE;
    }

    /** The library adds them up without a check. */
    private static int bounded(long cost) {
        return (int) Math.min(cost, Integer.MAX_VALUE / 1_000);
    }
}
