package io.millrace.sandbox.fluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.millrace.sandbox.fault.Fault;
import io.millrace.sandbox.fault.RetryAfterForm;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

/** What HTTP and JSON look like when something between the client and Fluent is broken. */
final class SpoiltAnswersTest {
    private static final byte[] WHO_AM_I = Caller.body("{ me { id username } }", Map.of());
    private static final String RIGHT = "{\"data\":{\"me\":{\"id\":\"1\",\"username\":\"sandbox-api-user\"}}}";
    private static final String USERNAME = Samples.input("createCustomer").path("username").asString();

    private World world;

    @BeforeEach
    void start() throws Exception {
        world = new World(FluentConfig.local().withClock(() -> Instant.parse("2026-11-05T08:00:00Z")));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SECONDS | 90
            DATE    | Thu, 05 Nov 2026 08:01:30 GMT
            """)
    void shouldSayWhenToRetryInEitherForm(RetryAfterForm form, String expected) throws Exception {
        // Given
        http().requests().next(1, new Fault.Throttled(Optional.of(Duration.ofSeconds(90)), form));

        // When
        var answer = world.caller().post(WHO_AM_I);

        // Then
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains(expected);
    }

    @Test
    void shouldDoNothingWhenTheConnectionIsResetBefore() {
        // Given
        http().requests().next(1, new Fault.Reset());

        // When
        var thrown = catchThrowable(() -> world.caller().mutate("createCustomer", Samples.input("createCustomer")));

        // Then
        assertThat(thrown).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);
        assertThat(world.simulator().store().customers()).isEmpty();
    }

    @Test
    void shouldLookLikeAProxyWhenAskedForAPage() throws Exception {
        // Given
        http().requests().next(1, new Fault.Page(502));

        // When
        var answer = world.caller().post(WHO_AM_I);

        // Then
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(answer.body()).startsWith("<html>").contains("502 Bad Gateway");
    }

    @Test
    void shouldHaveDoneTheWorkWhenOnlyTheAnswerToACommitIsAnError() throws Exception {
        // Given
        world.simulator().faults().mutations().commits().next(1, new Fault.Status(504));

        // When
        var answer = world.caller().post(
                Caller.body(Samples.document("createCustomer"), Map.of("input", Samples.input("createCustomer"))));

        // Then
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(world.simulator().store().customer(USERNAME)).isPresent();
    }

    @Test
    void shouldAnswerInPiecesWhenItDrips() throws Exception {
        // Given
        http().answers().next(1, new Fault.Drip(4, Duration.ofMillis(1)));

        // When
        var answer = world.caller().post(WHO_AM_I);

        // Then
        assertThat(answer.body()).isEqualTo(RIGHT);
    }

    @Test
    void shouldOutlastAClientThatWaitsForTheBodyWhenItDripsSlowly() {
        // Given
        http().answers().next(1, new Fault.Drip(1, Duration.ofSeconds(20)));

        // When
        var response = catchThrowable(() -> world.caller().postAndWaitAtMost(WHO_AM_I, Duration.ofMillis(300)));

        // Then
        assertThat(response).isInstanceOf(TimeoutException.class);
    }

    @Test
    void shouldBreakOffInTheBodyWhenCutOff() {
        // Given
        http().answers().next(1, new Fault.CutOff());

        // When / Then
        assertThatThrownBy(() -> world.caller().post(WHO_AM_I)).isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void shouldSendTheFirstHalfAsAWholeWhenTruncated() throws Exception {
        // Given
        http().answers().next(1, new Fault.Truncated());

        // When
        var answer = world.caller().post(WHO_AM_I);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(RIGHT.substring(0, RIGHT.length() / 2));
    }

    @Test
    void shouldBeNoJsonWhenGarbled() throws Exception {
        // Given
        http().answers().next(1, new Fault.Garbled());

        // When
        var answer = world.caller().post(WHO_AM_I);

        // Then
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).hasSameSizeAs(RIGHT);
        assertThatThrownBy(() -> Caller.json(answer)).isInstanceOf(JacksonException.class);
    }

    @Test
    void shouldRefuseTheSameRefsEachTimeWhenAskedForAShareOfThem() throws Exception {
        // Given
        var faults = world.simulator().faults().mutations();
        faults.refuseShareOfRefs(0.3, "C0160E");
        var refused = 0;

        // When
        for (var number = 0; number < 100; number++) {
            var ref = "customer-" + number;
            var input = Samples.input("createCustomer").put("username", ref);
            var first = world.caller().mutate("createCustomer", input).at("/errors/0/extensions/code").asString("");
            refused += first.equals("C0160E") ? 1 : 0;
            assertThat(first.equals("C0160E")).isEqualTo(faults.refuses(ref));
        }

        // Then
        assertThat(refused).isBetween(15, 45).isEqualTo(100 - world.simulator().store().customers().size());
    }

    @Test
    void shouldFailSomeMutationsOfADocumentOnlyWhenCodesGoByChance() throws Exception {
        // Given
        world.simulator().faults().seed(5);
        world.simulator().faults().mutations().codes().share(0.5, new BusinessCode("S0002E"));
        var document = new StringBuilder("mutation($c0: CreateCustomerInput");
        var fields = new StringBuilder();
        var variables = new LinkedHashMap<String, Object>();
        for (var number = 0; number < 20; number++) {
            document.append(number == 0 ? "" : ", $c" + number + ": CreateCustomerInput");
            fields.append(" customer%1$d: createCustomer(input: $c%1$d) { ref }".formatted(number));
            variables.put("c" + number, Samples.input("createCustomer").put("username", "customer-" + number));
        }

        // When
        var answer = world.caller().ask(document.append(") {").append(fields).append("}").toString(), variables);

        // Then
        var failed = answer.path("errors").valueStream().map(error -> error.at("/path/0").asString()).toList();
        assertThat(failed).hasSizeBetween(3, 17).allMatch(alias -> answer.path("data").path(alias).isNull());
        assertThat(world.simulator().journal().effects()).extracting(Effect::field)
                .hasSize(20 - failed.size())
                .doesNotContainAnyElementsOf(failed);
    }

    private HttpFaults http() {
        return world.simulator().faults().http();
    }
}
