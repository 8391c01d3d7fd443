package io.millrace.common.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.millrace.common.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP request. Immutable, but for the body's bytes, which nobody may change.
 *
 * @param method such as {@code POST}
 * @param uri an absolute address
 * @param headers by name; a name stands once
 * @param body empty for none
 */
public record HttpCall(String method, URI uri, Map<String, String> headers, byte[] body) {

    /** Copies the headers. */
    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** Asks for JSON. */
    public static HttpCall get(URI uri) {
        return new HttpCall("GET", uri, Map.of("Accept", "application/json"), new byte[0]);
    }

    /** Posts {@code value} as JSON and asks for JSON. */
    public static HttpCall postJson(URI uri, Object value) {
        return post(uri, "application/json", Json.write(value));
    }

    /** Posts {@code fields} as a form and asks for JSON. */
    public static HttpCall postForm(URI uri, Map<String, String> fields) {
        var form = new TreeMap<>(fields).entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
        return post(uri, "application/x-www-form-urlencoded", form.getBytes(UTF_8));
    }

    /** The same request with this header. */
    public HttpCall with(String name, String value) {
        var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new HttpCall(method, uri, more, body);
    }

    /** The method and the address without its query: headers, query and body may hold secrets. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    private static HttpCall post(URI uri, String type, byte[] body) {
        return new HttpCall("POST", uri, Map.of("Content-Type", type, "Accept", "application/json"), body);
    }
}
