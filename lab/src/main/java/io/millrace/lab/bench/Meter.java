package io.millrace.lab.bench;

import io.millrace.common.http.HttpAnswer;
import io.millrace.common.http.HttpCall;
import io.millrace.common.http.HttpCaller;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Reads one counter of a service from its metrics page. */
final class Meter {
    private final HttpCaller http;
    private final HttpCall page;
    private final String name;

    Meter(HttpCaller http, String operations, String name) {
        this.http = http;
        this.name = name;
        page = HttpCall.get(URI.create(operations + "/metrics"));
    }

    /** The sum over all labels, or 0 when the service has not counted yet. */
    long value() {
        return switch (http.call(page)) {
            case HttpAnswer.Answered answered -> new String(answered.body(), StandardCharsets.UTF_8).lines()
                    .filter(line -> line.startsWith(name + "{"))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
            case HttpAnswer.NotSent(var reason, var _) -> throw new IllegalStateException(reason);
            case HttpAnswer.NoAnswer(var reason, var _) -> throw new IllegalStateException(reason);
        };
    }
}
