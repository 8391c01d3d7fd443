package io.millrace.sandbox.fluent;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every mutation passes before it does its own work. */
final class MutationGate {
    private static final String INPUT = "input";

    private final Traffic traffic;
    private final FluentFaults faults;
    private final InputRules rules;
    private final Records records;

    MutationGate(Traffic traffic, FluentFaults faults, InputRules rules, Records records) {
        this.traffic = traffic;
        this.faults = faults;
        this.rules = rules;
        this.records = records;
    }

    /**
     * Performs one mutation as a whole or not at all.
     *
     * @throws Refused when Fluent would refuse it, or a switch says so
     */
    Map<String, @Nullable Object> perform(MutationField mutation, DataFetchingEnvironment environment) {
        Call call = Objects.requireNonNull(environment.getGraphQlContext().get(Call.class));
        Map<String, @Nullable Object> argument = environment.getArgument(INPUT);
        if (argument == null) {
            throw Refused.missing(INPUT);
        }
        var input = new Fields(argument);
        var ref = mutation.ref().apply(input);
        traffic.arrived(mutation.name(), ref, call.traceparent());
        faults.mutations().check(ref);
        faults.permissions().check(mutation.permissions());
        rules.check(type(environment), input);
        var changed = records.commit(mutation, field(environment), input);
        call.changed();
        return changed.fields().byName();
    }

    private static String field(DataFetchingEnvironment environment) {
        return environment.getExecutionStepInfo().getPath().getSegmentName();
    }

    private static GraphQLInputObjectType type(DataFetchingEnvironment environment) {
        var argument = environment.getFieldDefinition().getArgument(INPUT);
        return (GraphQLInputObjectType) GraphQLTypeUtil.unwrapAll(argument.getType());
    }
}
