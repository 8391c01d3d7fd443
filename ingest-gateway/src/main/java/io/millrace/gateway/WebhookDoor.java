package io.millrace.gateway;

import io.millrace.common.event.TraceParent;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP for an {@link Intake}: checks who asks and what they bring, reads the body, and turns the decision about the
 * event into a status. The secret comes before anything that costs memory or one of the places in flight, so that
 * strangers cannot use them up. For any thread.
 */
final class WebhookDoor {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDoor.class);
    private static final String RETRY_AFTER = "Retry-After";

    private final Doorkeeper doorkeeper;
    private final InFlight inFlight;
    private final Intake intake;
    private final GatewayMetrics metrics;
    private final Duration deadline;

    /** With {@code deadline} for each request, from its last header to its answer. */
    WebhookDoor(Doorkeeper doorkeeper, InFlight inFlight, Intake intake, GatewayMetrics metrics, Duration deadline) {
        this.doorkeeper = doorkeeper;
        this.inFlight = inFlight;
        this.intake = intake;
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
            answer = Answer.problem(Outcome.FAILED);
        }
        metrics.answered(answer.outcome());
        return answer;
    }

    private Answer checked(Call call, Deadline until) {
        if (!GatewayConfig.PATH.equals(call.path())) {
            return Answer.problem(Outcome.NOT_FOUND, "webhooks are received at " + GatewayConfig.PATH);
        }
        if (!"POST".equals(call.method())) {
            return Answer.problem(Outcome.WRONG_METHOD, "webhooks are posted").with("Allow", "POST");
        }
        if (!doorkeeper.knows(call.header(GatewayConfig.SECRET_HEADER))) {
            return Answer.problem(Outcome.UNAUTHORISED);
        }
        if (!JsonContent.accepts(call.header("Content-Type"))) {
            return Answer.problem(Outcome.UNSUPPORTED, "the content type must be JSON, in UTF-8");
        }
        var place = inFlight.enter();
        if (place.isEmpty()) {
            return inFlight.isClosed()
                    ? unavailable("the gateway is stopping", 1)
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
            case Body.Whole(var bytes) -> answer(intake.admit(bytes, call.header(TraceParent.HEADER), until));
            case Body.TooLarge() -> Answer.problem(Outcome.TOO_LARGE, "the body is larger than this gateway accepts");
            case Body.TooSlow() -> Answer.problem(Outcome.TOO_SLOW, "the body did not arrive in time");
            case Body.Broken() -> Answer.problem(Outcome.MALFORMED, "the body broke off");
        };
    }

    private static Answer answer(Admission admission) {
        return switch (admission) {
            case Admission.Stored(var eventId) -> Answer.stored(eventId);
            case Admission.Ignored() -> Answer.ignored();
            case Admission.Malformed(var problem) -> Answer.problem(Outcome.MALFORMED, problem);
            case Admission.TooLarge() -> Answer.problem(Outcome.TOO_LARGE, "the brokers accept no event of this size");
            case Admission.Unavailable() -> unavailable("the brokers did not confirm the event in time", 5);
        };
    }

    private static Answer unavailable(String detail, int seconds) {
        return Answer.problem(Outcome.UNAVAILABLE, detail).with(RETRY_AFTER, Integer.toString(seconds));
    }
}
