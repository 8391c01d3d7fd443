package io.millrace.sandbox.elasticpath;

import io.millrace.sandbox.fault.Draw;
import io.millrace.sandbox.fault.Fault;
import io.millrace.sandbox.fault.Latency;
import io.millrace.sandbox.fault.Outage;
import io.millrace.sandbox.fault.Rule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The switches as JSON, of which any may be left out. What is set replaces what there was at that switch.
 *
 * @param seed begins chance anew
 * @param latency before a request is looked at
 * @param captureLatency before a capture is done
 * @param outage how much is away
 * @param requests in place of any work
 * @param captures in place of a capture
 * @param commits with the answer to a capture that was done
 * @param secondCapture the status of the answer to a second one
 * @param requestsPerSecond how many are not answered with 429
 * @param paymentParts how many transactions a payment becomes
 * @param webhookCopies how often each webhook is sent
 */
record FaultSettings(@Nullable Long seed, @Nullable Latency latency, @Nullable Latency captureLatency,
        @Nullable Outage outage, @Nullable List<Rule<Fault.OfRequest>> requests,
        @Nullable List<Rule<Fault.OfRequest>> captures, @Nullable List<Rule<Fault.OfAnswer>> commits,
        @Nullable Integer secondCapture, @Nullable Integer requestsPerSecond, @Nullable Integer paymentParts,
        @Nullable Integer webhookCopies) {

    /** Checks what spans several rules, and numbers that cannot be. */
    FaultSettings {
        Optional.ofNullable(requests).ifPresent(Draw::check);
        Optional.ofNullable(captures).ifPresent(Draw::check);
        Optional.ofNullable(commits).ifPresent(Draw::check);
        Optional.ofNullable(secondCapture).ifPresent(SecondCapture::of);
        check("requestsPerSecond", requestsPerSecond, 0);
        check("paymentParts", paymentParts, 1);
        check("webhookCopies", webhookCopies, 0);
    }

    private static void check(String name, @Nullable Integer value, int least) {
        if (value != null && value < least) {
            throw new IllegalArgumentException(name + " must be " + least + " at least: " + value);
        }
    }
}
