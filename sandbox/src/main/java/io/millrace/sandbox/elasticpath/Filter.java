package io.millrace.sandbox.elasticpath;

import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a list is narrowed to: {@code op(field,value)}, several joined by colons (elastic-path reference, 3.5). */
record Filter(List<Condition> conditions) {
    private static final Pattern CONDITION = Pattern.compile("\\G:?(eq|like|gt|ge|lt|le)\\(([a-z_]+),([^)]*)\\)");
    private static final int MOST = 10;

    record Condition(FilterOperator operator, FilterField field, String value) {

        boolean matches(JsonNode resource) {
            return field.matches(resource, operator, value);
        }
    }

    /**
     * Reads the query's {@code filter}.
     *
     * @throws ApiError 400 when it is malformed, names another field, or compares a field as it cannot be
     */
    static Filter of(ServerRequest request, Map<String, FilterField> fields) {
        return parse(request.query().first("filter").orElse(""), fields);
    }

    static Filter parse(String text, Map<String, FilterField> fields) {
        var conditions = new ArrayList<Condition>();
        var matcher = CONDITION.matcher(text);
        var end = 0;
        while (matcher.find()) {
            var operator = FilterOperator.of(matcher.group(1));
            var field = fields.get(matcher.group(2));
            if (field == null || !field.operators().contains(operator)) {
                throw ApiError.badRequest();
            }
            conditions.add(new Condition(operator, field, matcher.group(3)));
            end = matcher.end();
        }
        if (end != text.length() || conditions.size() > MOST) {
            throw ApiError.badRequest();
        }
        return new Filter(List.copyOf(conditions));
    }

    boolean matches(JsonNode resource) {
        return conditions.stream().allMatch(condition -> condition.matches(resource));
    }
}
