package io.millrace.sandbox.elasticpath;

import io.helidon.webserver.http.ServerRequest;
import io.millrace.common.json.Json;
import java.util.List;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which part of a list is wanted; the offset counts records (elastic-path reference, 3.4). */
record Page(int limit, int offset) {
    private static final int STANDARD_LIMIT = 25;
    private static final int MOST = 100;
    private static final int FARTHEST = 10_000;

    /**
     * Reads {@code page[limit]} and {@code page[offset]}.
     *
     * @throws ApiError 400 when one is not a number within its bounds
     */
    static Page of(ServerRequest request) {
        return new Page(number(request, "page[limit]", 1, MOST, STANDARD_LIMIT),
                number(request, "page[offset]", 0, FARTHEST, 0));
    }

    /** With the paging of v2 resources: {@code data}, {@code links} and {@code meta}. */
    ObjectNode listing(String path, List<? extends JsonNode> all) {
        var body = Json.object();
        body.putArray("data").addAll(part(all));
        body.set("links", links(all.size(), start -> path + "?page[offset]=" + start + "&page[limit]=" + limit));
        var meta = body.putObject("meta");
        meta.set("page", numbers(all.size()));
        meta.putObject("results").put("total", all.size());
        return body;
    }

    /** With the paging of integration logs, directly in {@code meta} and {@code results}. */
    ObjectNode logListing(List<? extends JsonNode> all) {
        var body = Json.object();
        body.putArray("data").addAll(part(all));
        body.set("meta", numbers(all.size()));
        body.putObject("results").put("total", all.size());
        return body;
    }

    private List<? extends JsonNode> part(List<? extends JsonNode> all) {
        return all.stream().skip(offset).limit(limit).toList();
    }

    private ObjectNode numbers(int total) {
        return Json.object()
                .put("limit", limit)
                .put("offset", offset)
                .put("current", offset / limit + 1)
                .put("total", Math.max(1, Math.ceilDiv(total, limit)));
    }

    private ObjectNode links(int total, IntFunction<String> from) {
        var links = Json.object().put("current", from.apply(offset)).put("first", from.apply(0));
        var last = Math.max(0, (Math.ceilDiv(total, limit) - 1) * limit);
        link(links, "last", last > 0, from.apply(last));
        link(links, "next", offset + limit < total, from.apply(offset + limit));
        link(links, "prev", offset > 0, from.apply(Math.max(0, offset - limit)));
        return links;
    }

    private static void link(ObjectNode links, String name, boolean isThere, String address) {
        if (isThere) {
            links.put(name, address);
        } else {
            links.putNull(name);
        }
    }

    private static int number(ServerRequest request, String name, int least, int most, int standard) {
        var text = request.query().first(name).orElse(Integer.toString(standard));
        try {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Refused below, as one out of bounds is.
        }
        throw ApiError.badRequest();
    }
}
