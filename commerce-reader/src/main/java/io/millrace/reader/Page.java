package io.millrace.reader;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A part of a list (elastic-path reference, 3.4). Links are not looked at: {@code next} is missing where another page
 * follows.
 *
 * @param items what is listed
 * @param total how many the whole list has
 */
record Page(List<JsonNode> items, long total) {
    /** The most that a page can have. */
    static final int SIZE = 100;

    /** Reads a page; {@code meta.page.total} counts pages here and records there, so it is not looked at. */
    static Page of(JsonNode body) throws NotRead {
        var data = body.path("data");
        var total = body.at("/meta/results/total");
        if (!data.isArray() || !total.isNumber()) {
            throw new NotRead("a list of Elastic Path has no data or no meta.results.total");
        }
        return new Page(data.valueStream().toList(), total.asLong());
    }

    /** The query for the page that begins at this record. */
    static Map<String, String> query(Map<String, String> filter, long offset) {
        var query = new TreeMap<>(filter);
        query.put("page[limit]", Integer.toString(SIZE));
        query.put("page[offset]", Long.toString(offset));
        return query;
    }

    /** How many pages so many records have. */
    static long pages(long total) {
        return (total + SIZE - 1) / SIZE;
    }
}
