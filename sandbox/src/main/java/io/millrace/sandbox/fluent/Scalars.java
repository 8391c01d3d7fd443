package io.millrace.sandbox.fluent;

import graphql.schema.GraphQLScalarType;

/** The scalars that Fluent's schema adds to those of GraphQL. */
final class Scalars {
    static final GraphQLScalarType DATE_TIME = GraphQLScalarType.newScalar()
            .name("DateTime")
            .coercing(new DateTimeCoercing())
            .build();
    static final GraphQLScalarType JSON = GraphQLScalarType.newScalar()
            .name("Json")
            .coercing(new JsonCoercing())
            .build();

    private Scalars() {}
}
