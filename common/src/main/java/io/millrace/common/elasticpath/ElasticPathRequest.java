package io.millrace.common.elasticpath;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request.
 *
 * @param method such as {@code GET}
 * @param path below the region's address, with its query, encoded
 * @param body sent as JSON; not to be changed by a reader
 */
public record ElasticPathRequest(String method, String path, Optional<JsonNode> body) {

    /** Reads a resource. */
    public static ElasticPathRequest get(String path) {
        return new ElasticPathRequest("GET", path, Optional.empty());
    }

    /**
     * Reads a resource.
     *
     * @param query by name, such as {@code page[limit]}; neither names nor values are encoded yet
     */
    public static ElasticPathRequest get(String path, Map<String, String> query) {
        return get(query.isEmpty() ? path : path + "?" + encoded(query));
    }

    /** Makes something, or lets something be done. */
    public static ElasticPathRequest post(String path, ObjectNode body) {
        return new ElasticPathRequest("POST", path, Optional.of(body));
    }

    /** Changes a resource; what the body leaves out stays (elastic-path reference, 3.1). */
    public static ElasticPathRequest put(String path, ObjectNode body) {
        return new ElasticPathRequest("PUT", path, Optional.of(body));
    }

    /** Takes a resource away. */
    public static ElasticPathRequest delete(String path) {
        return new ElasticPathRequest("DELETE", path, Optional.empty());
    }

    /** Whether it changes nothing, however often it is made. */
    boolean isSafe() {
        return method.equals("GET");
    }

    /** Method and path without the query: query and body may hold personal data. */
    @Override
    public String toString() {
        return method + " " + path.split("\\?", 2)[0];
    }

    private static String encoded(Map<String, String> query) {
        return new TreeMap<>(query).entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
