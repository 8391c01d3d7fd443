package io.millrace.common.webhook;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP for a {@link Reception}: checks who asks and what they bring, reads the body, and turns the decision about the
 * event into a status. What the headers prove comes before anything that costs memory or one of the places in flight,
 * so that strangers cannot use them up. For any thread.
 */
public final class WebhookDoor {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDoor.class);
    private static final String RETRY_AFTER = "Retry-After";

    private final WebhookKind kind;
    private final Answers answers;
    private final InFlight inFlight;
    private final Reception reception;
    private final WebhookMetrics metrics;
    private final Duration deadline;

    /** With {@code deadline} for each request, from its last header to its answer. */
    public WebhookDoor(WebhookKind kind, InFlight inFlight, Reception reception, WebhookMetrics metrics,
            Duration deadline) {
        this.kind = kind;
        answers = new Answers(kind);
        this.inFlight = inFlight;
        this.reception = reception;
        this.metrics = metrics;
        this.deadline = deadline;
    }

    /** Never throws, and never takes longer than the deadline. */
    Answer answer(Call call) {
        Answer answer;
        try {
            answer = checked(call, Deadline.in(deadline));
        } catch (RuntimeException e) {
            // The message is left out: what libraries put into theirs may quote the body.
            LOG.atError().addKeyValue("reason", e.getClass().getName()).log("A request failed");
            answer = answers.problem(Outcome.FAILED);
        }
        metrics.answered(answer.outcome());
        return answer;
    }

    /** What is sent when a request is no valid HTTP, or announces too much, so that there is no call to answer. */
    Answer refused(int status) {
        var answer = switch (status) {
            case 413 -> tooLarge();
            case 500 -> answers.problem(Outcome.FAILED);
            default -> answers.problem(Outcome.MALFORMED, "the request is not valid HTTP/1.1");
        };
        metrics.answered(answer.outcome());
        return answer;
    }

    private Answer checked(Call call, Deadline until) {
        if (!kind.path().equals(call.path())) {
            return answers.problem(Outcome.NOT_FOUND, "webhooks are received at " + kind.path());
        }
        if (!"POST".equals(call.method())) {
            return answers.problem(Outcome.WRONG_METHOD, "webhooks are posted").with("Allow", "POST");
        }
        if (!reception.admits(call)) {
            return answers.problem(Outcome.UNAUTHORISED);
        }
        if (!JsonContent.accepts(call.header("Content-Type"))) {
            return answers.problem(Outcome.UNSUPPORTED, "the content type must be JSON, in UTF-8");
        }
        var place = inFlight.enter();
        if (place.isEmpty()) {
            return inFlight.isClosed()
                    ? unavailable("the service is stopping", 1)
                    : unavailable("too many requests are in flight", 1);
        }
        try (var _ = place.get()) {
            return received(call, until);
        }
    }

    /**
     * The body may take half of the time. The other half is what the producer may block for, so that both together
     * never outlast the deadline; see {@link ProducerSettings}.
     */
    private Answer received(Call call, Deadline until) {
        return switch (call.body(deadline.dividedBy(2))) {
            case Body.Whole(var bytes) -> answer(reception.admit(call, bytes, until));
            case Body.TooLarge() -> tooLarge();
            case Body.TooSlow() -> answers.problem(Outcome.TOO_SLOW, "the body did not arrive in time");
            case Body.Broken() -> answers.problem(Outcome.MALFORMED, "the body broke off");
        };
    }

    private Answer answer(Admission admission) {
        return switch (admission) {
            case Admission.Stored(var eventId) -> answers.stored(eventId);
            case Admission.Ignored() -> answers.ignored();
            case Admission.Unauthorised() -> answers.problem(Outcome.UNAUTHORISED);
            case Admission.Malformed(var problem) -> answers.problem(Outcome.MALFORMED, problem);
            case Admission.TooLarge() -> answers.problem(Outcome.TOO_LARGE, "the brokers accept no event of this size");
            case Admission.Unavailable() -> unavailable("the brokers did not confirm the event in time", 5);
        };
    }

    private Answer unavailable(String detail, int seconds) {
        return answers.problem(Outcome.UNAVAILABLE, detail).with(RETRY_AFTER, Integer.toString(seconds));
    }

    private Answer tooLarge() {
        return answers.problem(Outcome.TOO_LARGE, "the body is larger than this service accepts");
    }
}
