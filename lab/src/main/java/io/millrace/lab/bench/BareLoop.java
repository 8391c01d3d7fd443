package io.millrace.lab.bench;

import io.millrace.common.http.ApacheHttpCaller;
import io.millrace.common.http.HttpAnswer;
import io.millrace.common.http.HttpCall;
import io.millrace.common.http.HttpLimits;
import io.millrace.common.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** The baseline for the sink: so many threads that send the same calls one after the other, and do nothing else. */
record BareLoop(URI target, int inFlight) {

    /** Runs twice as long, and says how many calls a second were answered in the second half. */
    double perSecond(Duration time) {
        var answered = new LongAdder();
        var start = System.nanoTime();
        var half = start + time.toNanos();
        var end = half + time.toNanos();
        try (var http = new ApacheHttpCaller(HttpLimits.of(inFlight, Duration.ofSeconds(10)));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var lane = 0; lane < inFlight; lane++) {
                var name = "bare-" + lane;
                threads.execute(() -> {
                    for (var now = start; now < end; now = System.nanoTime()) {
                        send(http, name);
                        if (now > half) {
                            answered.increment();
                        }
                    }
                });
            }
        }
        return answered.sum() / (time.toNanos() / 1e9);
    }

    private void send(ApacheHttpCaller http, String username) {
        var mutation = Customers.create(username, "bare");
        var answer = http.call(HttpCall.postJson(target.resolve("/graphql"),
                Map.of("query", mutation.document(), "variables", mutation.variables()))
                .with("Authorization", "Bearer token"));
        if (!(answer instanceof HttpAnswer.Answered answered) || !answered.isSuccess()) {
            throw new IllegalStateException("the target did not answer: " + answer);
        }
        Json.read(answered.body());
    }
}
