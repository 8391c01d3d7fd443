package io.millrace.ops.shell;

import io.millrace.common.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What a command lists, either for a person or for a program.
 *
 * @param columns their names, which are the fields of the JSON objects too
 * @param rows each with one cell for each column
 */
public record Table(List<String> columns, List<List<String>> rows) {
    private static final String GAP = "  ";

    /** Copies the lists. */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** One line for each row, under the columns' names; columns are as wide as what they hold. */
    public List<String> lines() {
        var all = new ArrayList<List<String>>();
        all.add(columns);
        all.addAll(rows);
        var widths = IntStream.range(0, columns.size())
                .map(column -> all.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)).toArray();
        return all.stream().map(row -> IntStream.range(0, widths.length)
                .mapToObj(column -> row.get(column) + " ".repeat(widths[column] - row.get(column).length()))
                .collect(Collectors.joining(GAP)).stripTrailing()).toList();
    }

    /** An array with one object for each row. */
    public JsonNode json() {
        var array = Json.mapper().createArrayNode();
        for (var row : rows) {
            var object = array.addObject();
            IntStream.range(0, columns.size()).forEach(column -> object.put(columns.get(column), row.get(column)));
        }
        return array;
    }
}
