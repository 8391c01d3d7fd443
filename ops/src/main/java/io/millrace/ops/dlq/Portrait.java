package io.millrace.ops.dlq;

import io.millrace.common.json.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All that a dead letter tells, as one document: what {@code show} and {@code export} print. Pure. */
final class Portrait {
    private Portrait() {}

    /** With personal data only when {@code revealed}. */
    static ObjectNode of(Letter letter, boolean revealed) {
        var portrait = Json.object();
        portrait.put("id", letter.id().toString());
        letter.key().ifPresent(key -> portrait.put("key", key));
        portrait.put("written", letter.written().toString());
        portrait.put("stage", letter.cause().stage());
        portrait.put("class", letter.cause().errorClass());
        letter.cause().code().ifPresent(code -> portrait.put("code", code));
        portrait.put("message", letter.cause().message());
        letter.template().file().ifPresent(file -> portrait.put("template", file));
        letter.template().line().ifPresent(line -> portrait.put("line", line));
        portrait.put("attempts", letter.cause().attempts());
        portrait.put("holds", letter.cause().holds().name());
        var headers = portrait.putObject("headers");
        letter.headers().forEach(header -> headers.put(header.key(),
                header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8)));
        letter.value().ifPresent(value -> portrait.set("value", value(value, revealed)));
        return portrait;
    }

    /** What is no JSON is a text, to be shown as a whole or not at all. */
    private static JsonNode value(byte[] value, boolean revealed) {
        try {
            var document = Json.read(value);
            return revealed ? document : Veil.over(document);
        } catch (JacksonException _) {
            return Json.mapper().getNodeFactory().stringNode(revealed
                    ? new String(value, StandardCharsets.UTF_8)
                    : "‹" + value.length + " bytes that are no JSON›");
        }
    }
}
