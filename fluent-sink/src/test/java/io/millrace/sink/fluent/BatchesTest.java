package io.millrace.sink.fluent;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.TraceParent;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentAnswer.Found;
import io.millrace.common.fluent.FluentAnswer.Invalid;
import io.millrace.common.fluent.FluentAnswer.Unknown;
import io.millrace.common.fluent.FluentRequest;
import io.millrace.common.fluent.FluentRequest.Sharing;
import io.millrace.common.fluent.SharedAnswer.Each;
import io.millrace.common.fluent.SharedAnswer.NotBegun;
import io.millrace.common.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BatchesTest {
    private static final TraceParent HOP = TraceParent.start(new Random(1));
    private static final String DOCUMENT = "mutation($ref: String) { create(ref: $ref) { id } }";

    private final Queue<String> alone = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> documents = new ConcurrentLinkedQueue<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final BatchMetrics metrics = new BatchMetrics() {
        @Override
        public void sent(int requests) {
            documents.add(requests);
        }

        @Override
        public void notBegun() {
            documents.add(-1);
        }
    };

    @AfterEach
    void close() {
        callers.close();
    }

    private static FluentRequest request(String ref, Sharing sharing) {
        return new FluentRequest("create", DOCUMENT, Json.object().put("ref", ref), sharing);
    }

    private static String ref(FluentRequest request) {
        return request.variables().path("ref").asString();
    }

    private static FluentAnswer own(FluentRequest request) {
        return ref(request).startsWith("bad")
                ? new Invalid(ref(request))
                : new Found(Json.object().put("id", ref(request)));
    }

    private FluentAnswer sentAlone(FluentRequest request) {
        alone.add(ref(request));
        if (ref(request).equals("holds")) {
            try {
                held.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                return new Unknown("interrupted");
            }
        }
        return own(request);
    }

    private List<String> ids(List<Future<FluentAnswer>> answers) throws Exception {
        var ids = new ArrayList<String>();
        for (var answer : answers) {
            ids.add(switch (answer.get(10, TimeUnit.SECONDS)) {
                case Found found -> found.id().orElseThrow();
                case Invalid(var message) -> message;
                default -> "?";
            });
        }
        return ids;
    }

    /** Calls that wait while another is under way, and leave as one full document. */
    private List<Future<FluentAnswer>> together(Batches batches, Sharing sharing, String... refs) {
        var answers = new ArrayList<Future<FluentAnswer>>();
        answers.add(callers.submit(() -> batches.call(request("holds", sharing), HOP)));
        while (alone.isEmpty()) {
            Thread.onSpinWait();
        }
        for (var ref : refs) {
            answers.add(callers.submit(() -> batches.call(request(ref, sharing), HOP)));
        }
        return answers;
    }

    @Test
    void shouldGiveEachCallerItsOwnAnswerWhenTheyTravelTogether() throws Exception {
        // Given
        try (var batches = new Batches((request, _) -> sentAlone(request), (call, _) -> new Each(call.requests()
                .stream().map(BatchesTest::own).toList()), 3, metrics)) {

            // When
            var answers = together(batches, Sharing.WITH_MUTATIONS, "a", "b", "c");
            var ids = ids(answers.subList(1, 4));
            held.countDown();

            // Then
            assertThat(ids).containsExactly("a", "b", "c");
            assertThat(alone).doesNotContain("bad");
        }
    }

    @Test
    void shouldSendEachByItselfWhenADocumentIsNotBegun() throws Exception {
        // Given
        try (var batches = new Batches((request, _) -> sentAlone(request), (_, _) -> new NotBegun(), 3, metrics)) {

            // When
            var answers = together(batches, Sharing.WITH_MUTATIONS, "a", "bad", "c");
            var ids = ids(answers.subList(1, 4));
            held.countDown();

            // Then
            assertThat(ids).containsExactly("a", "bad", "c");
            assertThat(alone).contains("a", "bad", "c");
            assertThat(documents).contains(-1);
        }
    }

    @Test
    void shouldLookBeforeItSendsAgainWhenTheServiceItselfFails() throws Exception {
        // Given
        try (var batches = new Batches((request, _) -> sentAlone(request), (_, _) -> {
            throw new IllegalStateException("a bug");
        }, 3, metrics)) {

            // When
            var answers = together(batches, Sharing.WITH_QUERIES, "a", "b", "c");
            held.countDown();

            // Then
            for (var answer : answers.subList(1, 4)) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isInstanceOfAny(Unknown.class, Found.class);
            }
        }
    }

    @Test
    void shouldSendEachByItselfWhenItsSizeIsOneOrTheRequestWantsIt() throws Exception {
        // Given
        try (var ones = new Batches((request, _) -> own(request), (_, _) -> new NotBegun(), 1, metrics);
                var many = new Batches((request, _) -> own(request), (_, _) -> new NotBegun(), 9, metrics)) {
            var answers = new ArrayList<Future<FluentAnswer>>();

            // When
            for (var i = 0; i < 50; i++) {
                var ref = "r" + i;
                answers.add(callers.submit(() -> ones.call(request(ref, Sharing.WITH_MUTATIONS), HOP)));
                answers.add(callers.submit(() -> many.call(request(ref, Sharing.ALONE), HOP)));
            }

            // Then
            assertThat(ids(answers)).doesNotContain("?");
            assertThat(documents).isEmpty();
        }
    }
}
