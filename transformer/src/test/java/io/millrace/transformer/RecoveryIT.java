package io.millrace.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.command.Ending;
import io.millrace.common.event.EventFamily;
import io.millrace.common.service.Exit;
import io.millrace.common.service.Launcher;
import io.millrace.common.topic.TopicSetup;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is promised across crashes, lost disks and errors of Kafka. */
class RecoveryIT {
    @TempDir
    private Path state;

    private Deployment deployment;

    @BeforeEach
    void createTopics() throws Exception {
        deployment = new Deployment(state, Map.of(
                "MILLRACE_KAFKA_SESSION_TIMEOUT_MS", "6000",
                "MILLRACE_KAFKA_HEARTBEAT_INTERVAL_MS", "2000"));
    }

    @AfterEach
    void close() {
        deployment.close();
    }

    @Test
    void shouldSendEachEventOnceWhenTheProcessIsKilledInTheMiddle() throws Exception {
        // Given
        var many = 2_000;
        var commands = deployment.topics().fluent(EventFamily.ORDERS);
        for (var i = 0; i < many; i++) {
            deployment.post(EventFamily.ORDERS, Deployment.headers("e-" + i, "order.paid", "order-" + i), "order-" + i,
                    Given.customerOrder());
        }
        var process = process();
        deployment.read(commands, 1);

        // When
        process.destroyForcibly().waitFor(Deployment.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        var before = deployment.size(commands);

        // Then
        try (var _ = deployment.start()) {
            deployment.post("e-0", "order-0", Given.customerOrder());
            assertThat(before).isLessThan(many);
            assertThat(deployment.read(deployment.topics().outcomes(), 1)).extracting(ConsumerRecord::value)
                    .extracting(Ending::kind).containsExactly(Ending.Kind.DUPLICATE);
            assertThat(deployment.read(commands, many)).extracting(record -> record.value().eventId())
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, many).mapToObj(i -> "e-" + i).toList());
        }
    }

    @Test
    void shouldStillKnowWhatItKnewWhenItsStateIsLost(@TempDir Path empty) throws Exception {
        // Given
        deployment.post("e-1", "order-1", Given.customerOrder());
        try (var _ = deployment.start()) {
            deployment.read(deployment.topics().fluent(EventFamily.ORDERS), 1);
        }
        deployment.set("MILLRACE_TRANSFORMER_STATE_DIR", empty.toString());

        // When
        deployment.post("e-1", "order-1", Given.customerOrder());
        deployment.post("e-2", "order-1", Given.customerOrder());

        // Then
        try (var running = deployment.start()) {
            assertThat(deployment.read(deployment.topics().outcomes(), 2)).extracting(record -> record.value().kind())
                    .containsExactly(Ending.Kind.DUPLICATE, Ending.Kind.UNCHANGED);
            assertThat(running.metrics())
                    .containsPattern("millrace_transformer_restore_seconds_count\\{entity=\"orders\".*} [1-9]");
        }
    }

    @Test
    void shouldStopWithAnExitCodeAndSkipNothingWhenKafkaRefusesACommand() throws Exception {
        // Given
        limit("100");
        deployment.post("e-1", "order-1", Given.customerOrder());

        // When
        var exit = Launcher.run("transformer",
                () -> new Transformer(deployment.config(), new Random(1), InstantSource.system()));

        // Then
        assertThat(exit).isEqualTo(Exit.FAILED);
        assertThat(exit.code()).isNotZero();
        limit("4194304");
        try (var _ = deployment.start()) {
            assertThat(deployment.read(deployment.topics().fluent(EventFamily.ORDERS), 1))
                    .extracting(record -> record.value().eventId()).containsExactly("e-1");
        }
    }

    /** Sets the size of a record that the topic of commands takes. */
    private void limit(String bytes) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC,
                deployment.topics().fluent(EventFamily.ORDERS).name());
        try (var setup = TopicSetup.connect(deployment.config().kafka())) {
            setup.admin().incrementalAlterConfigs(Map.of(topic,
                    List.of(new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), OpType.SET))))
                    .all().get(Deployment.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** The service as a process, as an operator runs it. */
    private Process process() throws Exception {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                "-cp", System.getProperty("java.class.path"), Main.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("MILLRACE_"));
        builder.environment().putAll(deployment.settings());
        return builder.start();
    }
}
