package io.millrace.gateway;

import io.millrace.common.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is sent back, without a word about the server that sends it.
 *
 * @param outcome how the request ended; it decides the status
 * @param headers what is sent beside the body
 * @param body JSON
 */
record Answer(Outcome outcome, Map<String, String> headers, byte[] body) {

    /** The event is stored. */
    static Answer stored(String eventId) {
        return json(Outcome.STORED, Map.of("outcome", Outcome.STORED.word(), "id", eventId));
    }

    /** The event is not needed. */
    static Answer ignored() {
        return json(Outcome.IGNORED, Map.of("outcome", Outcome.IGNORED.word()));
    }

    /** A problem as RFC 9457 has it, with nothing but its kind. */
    static Answer problem(Outcome outcome) {
        return problem(outcome, Optional.empty());
    }

    /**
     * A problem as RFC 9457 has it.
     *
     * @param detail what is wrong, for a person, without any value of the request
     */
    static Answer problem(Outcome outcome, String detail) {
        return problem(outcome, Optional.of(detail));
    }

    /** The same answer with one more header. */
    Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(outcome, Map.copyOf(more), body);
    }

    private static Answer problem(Outcome outcome, Optional<String> detail) {
        var problem = Json.object();
        problem.put("type", "urn:millrace:problem:" + outcome.word());
        problem.put("title", outcome.title());
        problem.put("status", outcome.status());
        detail.ifPresent(text -> problem.put("detail", text));
        return new Answer(outcome, Map.of("Content-Type", "application/problem+json"), Json.write(problem));
    }

    private static Answer json(Outcome outcome, Map<String, String> body) {
        return new Answer(outcome, Map.of("Content-Type", "application/json"), Json.write(body));
    }
}
