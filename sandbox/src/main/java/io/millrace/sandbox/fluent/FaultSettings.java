package io.millrace.sandbox.fluent;

import io.millrace.sandbox.fault.Draw;
import io.millrace.sandbox.fault.Fault;
import io.millrace.sandbox.fault.Latency;
import io.millrace.sandbox.fault.Outage;
import io.millrace.sandbox.fault.Rule;
import io.millrace.sandbox.fluent.MutationFaults.RefShare;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The switches as JSON, of which any may be left out. What is set replaces what there was at that switch.
 *
 * @param seed begins chance anew
 * @param latency before a request is looked at
 * @param outage how much is away
 * @param requests in place of any work
 * @param mutations with each mutation
 * @param commits with the answer to what changed something
 * @param answers with every other answer
 * @param refs the code that each mutation of a ref is refused with
 * @param refShare the same for some of all refs
 * @param withheld permissions that are missing
 * @param tokenLifetime of tokens from now on
 */
record FaultSettings(@Nullable Long seed, @Nullable Latency latency, @Nullable Outage outage,
        @Nullable List<Rule<Fault.OfRequest>> requests, @Nullable List<Rule<BusinessCode>> mutations,
        @Nullable List<Rule<Fault.OfAnswer>> commits, @Nullable List<Rule<Fault.OfAnswer>> answers,
        @Nullable Map<String, String> refs, @Nullable RefShare refShare, @Nullable Set<String> withheld,
        @Nullable Duration tokenLifetime) {

    /** Checks what spans several rules. */
    FaultSettings {
        Optional.ofNullable(requests).ifPresent(Draw::check);
        Optional.ofNullable(mutations).ifPresent(Draw::check);
        Optional.ofNullable(commits).ifPresent(Draw::check);
        Optional.ofNullable(answers).ifPresent(Draw::check);
        Optional.ofNullable(refs).ifPresent(codes -> codes.values().forEach(BusinessCode::check));
        Optional.ofNullable(tokenLifetime).filter(life -> !life.isPositive()).ifPresent(life -> {
            throw new IllegalArgumentException("a token must live for a while: " + life);
        });
    }
}
