package io.millrace.common.json;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Makes another system's messages fit to be shown. They quote what was sent, which is personal data; a quoted value is
 * replaced by where it stood, which is also what a person needs to know: {@code StandardProduct with ref
 * ‹input.items[0].productRef› could not be found}.
 */
public final class Wording {
    private static final Pattern E_MAIL = Pattern.compile("[^\\s@'\"]+@[^\\s@'\"]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{5,}");
    private static final int MAX = 500;

    private Wording() {}

    /**
     * The message without the values that were sent, e-mail addresses and long numbers; cut where it is too long.
     *
     * @param sent what was sent
     */
    public static String withoutValues(String message, JsonNode sent) {
        var places = new LinkedHashMap<String, String>();
        collect("", sent, places);
        var text = message.length() <= MAX ? message : message.substring(0, MAX);
        var longestFirst = places.entrySet().stream()
                .filter(place -> place.getKey().length() > 1)
                .sorted(Comparator.comparingInt(place -> -place.getKey().length()))
                .toList();
        for (Map.Entry<String, String> place : longestFirst) {
            text = replace(text, place.getKey(), place.getValue());
        }
        return NUMBER.matcher(E_MAIL.matcher(text).replaceAll("‹e-mail›")).replaceAll("‹number›");
    }

    private static String replace(String text, String value, String place) {
        var found = Pattern.compile("(?<![\\p{Alnum}‹.])" + Pattern.quote(value) + "(?![\\p{Alnum}›])");
        return found.matcher(text).replaceAll(Matcher.quoteReplacement("‹" + place + "›"));
    }

    private static void collect(String path, JsonNode node, Map<String, String> places) {
        if (node.isObject()) {
            node.properties().forEach(property -> collect(
                    path.isEmpty() ? property.getKey() : path + "." + property.getKey(), property.getValue(), places));
        } else if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                collect(path + "[" + i + "]", node.get(i), places);
            }
        } else if (node.isString() || node.isNumber()) {
            places.putIfAbsent(node.asString(), path);
        }
    }
}
