package io.millrace.sandbox.fluent;

import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All entities of a table that match. A query that names its keys is answered from the index, so that a look-up costs
 * the same however many there are.
 *
 * @param keys the keys that a filter names, if it does
 */
record Listing<K>(Table<K> table, Function<Filter, Optional<List<K>>> keys) implements Connection.Source {

    static Connection connection(Table<String> table, String... keyFields) {
        return new Connection(new Listing<>(table, filter -> Stream.of(keyFields)
                .map(filter::exactly)
                .flatMap(Optional::stream)
                .findFirst()));
    }

    static Connection products(Table<ProductKey> table) {
        return new Connection(new Listing<>(table, filter -> filter.refIn("catalogue")
                .flatMap(catalogue -> filter.exactly("ref")
                        .map(refs -> refs.stream().map(ref -> new ProductKey(catalogue, ref)).toList()))));
    }

    @Override
    public Stream<Entity> after(long number, Filter filter, DataFetchingEnvironment environment) {
        return keys.apply(filter).map(this::named).orElseGet(() -> table.after(number))
                .filter(entity -> entity.number() > number)
                .filter(filter);
    }

    private Stream<Entity> named(Collection<K> wanted) {
        return wanted.stream()
                .map(table::byKey)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(Entity::number));
    }
}
