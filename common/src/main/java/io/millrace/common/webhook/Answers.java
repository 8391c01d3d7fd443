package io.millrace.common.webhook;

import io.millrace.common.json.Json;
import java.util.Map;
import java.util.Optional;

/** Words the answers to one kind of webhooks. */
record Answers(WebhookKind kind) {

    /** The webhook is stored. */
    Answer stored(String eventId) {
        return json(Outcome.STORED, Map.of("outcome", Outcome.STORED.word(), "id", eventId));
    }

    /** The webhook is not needed. */
    Answer ignored() {
        return json(Outcome.IGNORED, Map.of("outcome", Outcome.IGNORED.word()));
    }

    /** A problem as RFC 9457 has it, with nothing but its kind. */
    Answer problem(Outcome outcome) {
        return problem(outcome, Optional.empty());
    }

    /**
     * A problem as RFC 9457 has it.
     *
     * @param detail what is wrong, for a person, without any value of the request
     */
    Answer problem(Outcome outcome, String detail) {
        return problem(outcome, Optional.of(detail));
    }

    private Answer problem(Outcome outcome, Optional<String> detail) {
        var status = outcome.status(kind);
        var problem = Json.object();
        problem.put("type", "urn:millrace:problem:" + outcome.word());
        problem.put("title", outcome.title(kind));
        problem.put("status", status);
        detail.ifPresent(text -> problem.put("detail", text));
        return new Answer(outcome, status, Map.of("Content-Type", "application/problem+json"), Json.write(problem));
    }

    private Answer json(Outcome outcome, Map<String, String> body) {
        return new Answer(outcome, outcome.status(kind), Map.of("Content-Type", "application/json"), Json.write(body));
    }
}
