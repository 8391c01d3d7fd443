package io.millrace.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.sandbox.kafka.TestBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class SetupIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldCreateEveryTopicOnceWhenRepeated() throws Exception {
        // Given
        run(settings("once.", Map.of()));

        // When
        var exit = run(settings("once.", Map.of()));

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("0 topics were there, 45 were created",
                "45 topics were there, 0 were created");
        assertThat(topics("once.")).hasSize(45).contains("once.commerce.orders", "once.fluent.orders.retry.4",
                "once.fluent.orders.dlq");
    }

    @Test
    void shouldCreateNothingWhenRunDry() throws Exception {
        // When
        var exit = run(settings("dry.", Map.of()), "--dry-run");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("would create dry.commerce.orders: 3 partitions");
        assertThat(topics("dry.")).isEmpty();
    }

    @Test
    void shouldNameEachConflictWhenTopicsHaveOtherPartitions() throws Exception {
        // Given
        run(settings("conflict.", Map.of()));

        // When
        var exit = run(settings("conflict.", Map.of("MILLRACE_TOPICS_PARTITIONS", "4")));

        // Then
        assertThat(exit).isEqualTo(6);
        assertThat(err.toString())
                .contains("conflict: conflict.commerce.orders has 3 partitions where 4 are configured");
    }

    @Test
    void shouldSayWhatIsMissingWhenNothingIsConfigured() {
        // When
        var exit = run(Map.of());

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("MILLRACE_KAFKA_BOOTSTRAP_SERVERS is missing").doesNotContain("\tat ");
    }

    @Test
    void shouldSayItInOneSentenceWhenNoBrokerAnswers() {
        // When
        var exit = run(Map.of("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                "MILLRACE_KAFKA_DEFAULT_API_TIMEOUT_MS", "1000", "MILLRACE_KAFKA_REQUEST_TIMEOUT_MS", "500"));

        // Then
        assertThat(exit).isEqualTo(3);
        assertThat(err.toString()).contains("cannot reach the brokers at 127.0.0.1:1").doesNotContain("\tat ");
    }

    private int run(Map<String, String> environment, String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "setup";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Millrace.commandLine(List.of(new Setup(environment)))
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(all);
    }

    private static Map<String, String> settings(String prefix, Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "MILLRACE_KAFKA_BOOTSTRAP_SERVERS", TestBroker.shared().bootstrapServers(),
                "MILLRACE_TOPICS_PREFIX", prefix, "MILLRACE_TOPICS_PARTITIONS", "3",
                "MILLRACE_TOPICS_REPLICATION", "1"));
        settings.putAll(more);
        return settings;
    }

    private static List<String> topics(String prefix) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestBroker.shared().bootstrapServers()))) {
            return admin.listTopics().names().get().stream().filter(name -> name.startsWith(prefix)).toList();
        }
    }
}
