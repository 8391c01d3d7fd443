package io.millrace.sandbox.elasticpath;

import io.millrace.common.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.ObjectNode;

/** Times as Elastic Path writes them: most resources to the second, newer services to the millisecond. */
final class Times {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private Times() {}

    static String toTheSecond(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String toTheMillisecond(Instant time) {
        return MILLIS.format(time);
    }

    /** {@code {created_at, updated_at}}, to the second. */
    static ObjectNode stamps(Instant created, Instant updated) {
        return Json.object()
                .put("created_at", toTheSecond(created))
                .put("updated_at", toTheSecond(updated));
    }
}
