package io.millrace.sink.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.millrace.common.event.TraceParent;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentAnswer.Absent;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Invalid;
import io.millrace.common.fluent.FluentAnswer.Refused;
import io.millrace.common.fluent.FluentAnswer.Unknown;
import io.millrace.common.fluent.FluentClient;
import io.millrace.common.fluent.FluentConfig;
import io.millrace.common.fluent.FluentRequest;
import io.millrace.common.fluent.FluentRequest.Sharing;
import io.millrace.common.http.HttpAnswer;
import io.millrace.common.http.HttpAnswer.Answered;
import io.millrace.common.http.HttpCall;
import io.millrace.common.json.Json;
import io.millrace.common.settings.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** However a document fails, in part or as a whole, each caller gets the answer to its own request. */
final class BatchesPropertyTest {
    private static final BatchMetrics NO_METRICS = new BatchMetrics() {
        @Override
        public void sent(int requests) {}

        @Override
        public void notBegun() {}
    };
    private static final FluentConfig ACCOUNT = new FluentConfig(URI.create("http://fluent.invalid"), "user",
            new Secret("password"), "client", new Secret("secret"), Optional.empty());

    /** What Fluent makes of a request. */
    enum Fate {
        WELL, NOTHING, REFUSED, REFUSED_WITHOUT_PATH, SPOILS_ITS_DOCUMENT
    }

    /** A Fluent that reads documents and answers by the fate of each request, errors in any order. */
    private record Fated(List<Fate> fates, Random random) {

        HttpAnswer answer(HttpCall call) {
            return new Answered(200, Map.of(), (call.uri().getPath().equals("/oauth/token")
                    ? "{\"access_token\":\"t\",\"expires_in\":3600}"
                    : graphQl(Json.read(call.body())).toString()).getBytes(StandardCharsets.UTF_8));
        }

        private ObjectNode graphQl(JsonNode request) {
            var operation = (OperationDefinition) Parser.parse(request.path("query").asString()).getDefinitions()
                    .getFirst();
            var data = Json.object();
            var errors = new ArrayList<ObjectNode>();
            for (var field : operation.getSelectionSet().getSelectionsOfType(Field.class)) {
                var key = field.getResultKey();
                var variable = key.equals(field.getName()) ? "n" : key + "_n";
                var number = request.path("variables").path(variable).intValue();
                var error = Json.object().put("message", "C0160E about " + number);
                data.putNull(key);
                switch (fates.get(number)) {
                    case WELL -> data.putObject(key).put("id", Integer.toString(number));
                    case NOTHING -> {}
                    case REFUSED -> {
                        error.putArray("path").add(key);
                        errors.add(error);
                    }
                    case REFUSED_WITHOUT_PATH -> errors.add(error);
                    case SPOILS_ITS_DOCUMENT -> {
                        return only(Json.object().put("message", "this does not fit the schema"));
                    }
                }
            }
            synchronized (random) {
                Collections.shuffle(errors, random);
            }
            var answer = Json.object();
            answer.set("data", data);
            errors.forEach(answer.withArrayProperty("errors")::add);
            return answer;
        }

        private static ObjectNode only(ObjectNode error) {
            var answer = Json.object();
            answer.putArray("errors").add(error);
            return answer;
        }
    }

    @Property(tries = 150)
    void shouldGiveEachCallerItsOwnAnswer(@ForAll @Size(min = 1, max = 60) List<Fate> fates,
            @ForAll @IntRange(min = 1, max = 30) int size, @ForAll long seed) throws Exception {
        // Given
        var fluent = new Fated(fates, new Random(seed));
        var client = new FluentClient(ACCOUNT, fluent::answer, InstantSource.system());
        var answers = new ArrayList<Future<FluentAnswer>>();

        // When
        try (var batches = new Batches(client, size, NO_METRICS);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < fates.size(); n++) {
                var request = new FluentRequest("create", "mutation($n: Int!) { create(n: $n) { id } }",
                        Json.object().put("n", n), Sharing.WITH_MUTATIONS);
                answers.add(callers.submit(() -> batches.call(request, TraceParent.start(new Random(seed)))));
            }
        }

        // Then
        for (var n = 0; n < fates.size(); n++) {
            var answer = answers.get(n).get();
            switch (fates.get(n)) {
                case WELL -> assertThat(((Found) answer).id()).contains(Integer.toString(n));
                // Beside an error that does not say whom it is about, no answer proves nothing.
                case NOTHING -> assertThat(answer).isInstanceOfAny(Absent.class, Unknown.class);
                case REFUSED -> assertThat(answer).isInstanceOf(Refused.class);
                case REFUSED_WITHOUT_PATH -> assertThat(answer).isInstanceOfAny(Refused.class, Unknown.class);
                case SPOILS_ITS_DOCUMENT -> assertThat(answer).isInstanceOf(Invalid.class);
            }
        }
    }
}
