package io.millrace.sandbox.fluent;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.TypeResolver;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How fields are read. Entities travel through GraphQL as their maps. */
final class Fetch {
    /** The name under which a map says its type, where the schema knows only an interface. */
    static final String TYPE = "__typename";

    private Fetch() {}

    /** A field of the query type that finds at most one entity. */
    static DataFetcher<@Nullable Object> one(Function<Fields, Optional<Entity>> find) {
        return environment -> find.apply(arguments(environment)).map(Fetch::map).orElse(null);
    }

    /** A field of an entity that is another entity. */
    static DataFetcher<@Nullable Object> link(Function<Fields, Optional<Entity>> find) {
        return environment -> find.apply(source(environment)).map(Fetch::map).orElse(null);
    }

    /** The arguments of the field that is being read. */
    static Fields arguments(DataFetchingEnvironment environment) {
        return Fields.copyOf(environment.getArguments());
    }

    /** The entity whose field is being read. */
    static Fields source(DataFetchingEnvironment environment) {
        return new Fields(Objects.requireNonNull(environment.<Map<String, @Nullable Object>>getSource(), "source"));
    }

    static TypeResolver byTypeName() {
        return environment -> {
            Map<String, @Nullable Object> entity = environment.getObject();
            return environment.getSchema().getObjectType(new Fields(Objects.requireNonNull(entity)).text(TYPE));
        };
    }

    private static Object map(Entity entity) {
        return entity.fields().byName();
    }
}
