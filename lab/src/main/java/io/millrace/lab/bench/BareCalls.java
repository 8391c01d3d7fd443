package io.millrace.lab.bench;

import io.millrace.common.command.Command;
import io.millrace.common.http.HttpAnswer;
import io.millrace.common.http.HttpCall;
import io.millrace.common.http.HttpCaller;
import io.millrace.common.json.Json;
import io.millrace.common.start.CannotStart;
import io.millrace.lab.shop.SteadyRate;
import io.millrace.sandbox.fluent.FluentConfig;
import io.millrace.sandbox.fluent.FluentSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/** The baseline: the same mutations, sent straight to a Fluent of their own, without a pipeline. */
final class BareCalls {
    private static final String MUTATION = "createOrderAndCustomer";

    private final HttpCaller http;
    private final LongSupplier nanoTime;

    BareCalls(HttpCaller http, LongSupplier nanoTime) {
        this.http = http;
        this.nanoTime = nanoTime;
    }

    Percentiles run(List<Command> commands, int perSecond) throws CannotStart {
        try (var fluent = FluentSimulator.start(FluentConfig.local())) {
            var token = token(fluent);
            var took = new ConcurrentLinkedQueue<Duration>();
            new SteadyRate(perSecond, nanoTime).run(commands.size(),
                    number -> took.add(send(fluent, token, commands.get(number))));
            return Percentiles.of(took);
        }
    }

    private Duration send(FluentSimulator fluent, String token, Command command) {
        var mutation = command.mutation(MUTATION);
        var call = HttpCall.postJson(fluent.address().resolve("/graphql"),
                Map.of("query", mutation.document(), "variables", mutation.variables()))
                .with("Authorization", "Bearer " + token);
        var start = nanoTime.getAsLong();
        answered(http.call(call));
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    private String token(FluentSimulator fluent) {
        var account = FluentConfig.local();
        var login = HttpCall.postForm(fluent.address().resolve("/oauth/token"), Map.of(
                "grant_type", "password", "scope", "api", "username", account.username(),
                "password", account.password().reveal(), "client_id", account.clientId(),
                "client_secret", account.clientSecret().reveal()));
        return Json.read(answered(http.call(login)).body()).get("access_token").stringValue();
    }

    private static HttpAnswer.Answered answered(HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.Answered answered -> answered;
            case HttpAnswer.NotSent(var reason, var cause) -> throw new IllegalStateException(reason, cause);
            case HttpAnswer.NoAnswer(var reason, var cause) -> throw new IllegalStateException(reason, cause);
        };
    }
}
