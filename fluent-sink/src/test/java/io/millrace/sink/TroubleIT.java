package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.command.Ending;
import io.millrace.common.event.EventFamily;
import io.millrace.common.settings.Secret;
import io.millrace.sandbox.fluent.FluentConfig;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wrong for all records: nothing is given up for it, and who has to mend something is told what. */
final class TroubleIT {
    private static final FluentConfig ACCOUNT = FluentConfig.local();
    /** No name can be so long, so this is known without asking anybody. */
    private static final String NO_HOST = "no-such-host-" + "x".repeat(60) + ".invalid";

    private SinkRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new SinkRig(ACCOUNT);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
    }

    private void send() throws Exception {
        rig.send(Commands.customer("maria", "Maria", "customer.created"));
    }

    private String trouble(FluentSink sink) {
        eventually().until(() -> sink.readiness().troubles().containsKey("fluent"));
        return sink.readiness().troubles().getOrDefault("fluent", "");
    }

    private void assertDeliveredOnce() {
        eventually().until(() -> !rig.endings("maria").isEmpty());
        assertThat(rig.endings("maria")).singleElement()
                .satisfies(ending -> assertThat(ending.kind()).isEqualTo(Ending.Kind.DELIVERED));
        assertThat(rig.endings("maria").getFirst().delivery().orElseThrow().attempts()).isEqualTo(1);
        assertThat(rig.deadLetters(EventFamily.CUSTOMERS)).isEmpty();
    }

    @Test
    void shouldWaitAndSayWhichSettingsWhenTheLogInIsDenied() throws Exception {
        // Given
        var wrong = rig.start(rig.access(rig.fluent.address(), new Secret("not-the-password")));
        send();
        var told = trouble(wrong);
        var endings = rig.endings("maria");
        rig.stop();

        // When
        var mended = rig.start();

        // Then
        assertThat(told).startsWith("Fluent denies the log-in (HTTP 4")
                .endsWith("check MILLRACE_FLUENT_URL, _USERNAME, "
                        + "_PASSWORD, _CLIENT_ID and _CLIENT_SECRET")
                .doesNotContain("not-the-password");
        assertThat(endings).isEmpty();
        assertDeliveredOnce();
        assertThat(mended.readiness().isReady()).isTrue();
    }

    @Test
    void shouldWaitAndSayWhichSettingWhenTheHostDoesNotExist() throws Exception {
        // Given
        var wrong = rig.start(rig.access(URI.create("http://" + NO_HOST), ACCOUNT.password()));
        send();
        var told = trouble(wrong);
        var endings = rig.endings("maria");
        rig.stop();

        // When
        var mended = rig.start();

        // Then
        assertThat(told).startsWith("nothing has answered at the address of Fluent since this service started")
                .contains(NO_HOST).endsWith("check MILLRACE_FLUENT_URL");
        assertThat(endings).isEmpty();
        assertDeliveredOnce();
        assertThat(mended.readiness().isReady()).isTrue();
    }

    @Test
    void shouldGoOnByItselfWhenSomebodyListensAtLast() throws Exception {
        // Given
        rig.fluent.stopListening();
        var sink = rig.start();
        send();
        var told = trouble(sink);

        // When
        rig.fluent.listenAgain();

        // Then
        assertThat(told).startsWith("nothing has answered at the address of Fluent since this service started");
        assertDeliveredOnce();
        assertThat(sink.readiness().isReady()).isTrue();
    }

    @Test
    void shouldShowThatItIsPausedAndStayReadyWhenFluentIsOut() throws Exception {
        // Given
        var sink = rig.start();
        rig.fluent.faults().http().startOutage();
        send();
        eventually().until(() -> paused(sink, "customers") == 1);
        var ready = sink.readiness().isReady();
        var others = paused(sink, "orders");

        // When
        rig.fluent.faults().http().endOutage();

        // Then
        assertThat(ready).isTrue();
        assertThat(others).describedAs("all chains share the account").isEqualTo(1);
        assertDeliveredOnce();
        assertThat(paused(sink, "customers")).isZero();
        assertThat(paused(sink, "orders")).isZero();
    }

    @Test
    void shouldLeaveTheProcessorAloneWhileItHoldsAsMuchAsItMay() throws Exception {
        // Given
        rig.fluent.faults().http().startOutage();
        rig.produce("maria", 3_000, Commands.customer("maria", "Maria", "customer.created"));
        var sink = rig.start();
        eventually().until(() -> waiting(sink) >= 1_000);

        // When
        var before = pollingNanos();
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(3)).until(() -> waiting(sink) < 3_000);
        var used = Duration.ofNanos(pollingNanos() - before);

        // Then
        assertThat(used).isLessThan(Duration.ofMillis(600));
    }

    private static double waiting(FluentSink sink) throws Exception {
        return gauge(sink, "millrace_sink_waiting", "customers");
    }

    /** The processor time of the threads that poll. */
    private static long pollingNanos() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("sink-chain"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private static double paused(FluentSink sink, String chain) throws Exception {
        return gauge(sink, "millrace_sink_paused", chain);
    }

    /** A gauge, as whoever scrapes it sees it. */
    private static double gauge(FluentSink sink, String name, String chain) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var page = client.send(HttpRequest.newBuilder(URI.create(sink.operations() + "/metrics")).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
            return page.lines()
                    .filter(line -> line.startsWith(name + "{")
                            && line.contains("chain=\"" + chain + "\""))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }
}
