package io.millrace.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.command.Command;
import io.millrace.common.command.Ending;
import io.millrace.common.command.Mutation;
import io.millrace.common.command.Origin;
import io.millrace.common.event.EventFamily;
import io.millrace.common.json.Json;
import io.millrace.sandbox.fluent.Effect;
import io.millrace.sandbox.fluent.FluentConfig;
import io.millrace.sandbox.fluent.InputHash;
import io.millrace.sandbox.kafka.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

/** A sink that is killed while calls are under way, and started again. */
final class KillIT {
    private static final int CUSTOMERS = 30;
    private static final int VERSIONS = 4;
    private static final int ORDERS = 60;
    private static final int RECORDS = CUSTOMERS * VERSIONS + ORDERS;
    private static final int KILLS = 2;

    /** Which version of a customer an effect is of, by the hash of its input. */
    private final Map<String, Integer> versions = new HashMap<>();
    private SinkRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new SinkRig(FluentConfig.local());
        forgetTheKilledSoon();
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    /** By default a group waits 45 s for a member that has died. */
    private void forgetTheKilledSoon() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", TestBroker.shared().bootstrapServers()))) {
            var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
            for (var family : FluentSink.FAMILIES) {
                changes.put(new ConfigResource(ConfigResource.Type.GROUP,
                        rig.settings().get("MILLRACE_TOPICS_PREFIX") + "fluent-sink-" + family.word()),
                        List.of(new AlterConfigOp(new ConfigEntry("consumer.session.timeout.ms", "5000"),
                                AlterConfigOp.OpType.SET)));
            }
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(20));
    }

    private void sendAll() throws Exception {
        for (var version = 1; version <= VERSIONS; version++) {
            for (var customer = 0; customer < CUSTOMERS; customer++) {
                var command = Commands.customer("customer-" + customer, "Version " + version,
                        version == 1 ? "customer.created" : "customer.updated");
                remember(command, version);
                rig.send(command);
            }
        }
        for (var order = 0; order < ORDERS; order++) {
            rig.send(Commands.order("order-" + order, "shopper-" + order));
        }
    }

    private void remember(Command command, int version) {
        for (Mutation mutation : command.mutations().values()) {
            versions.put(InputHash.of(Json.mapper().convertValue(Commands.input(mutation),
                    new TypeReference<Map<String, Object>>() {})), version);
        }
    }

    /** Kills it when so many more effects than before are in Fluent, with others under way. */
    private void killAfter(int effects, SinkProcess sink) {
        var before = rig.fluent.journal().effects().size();
        eventually().until(() -> {
            assertThat(sink.isAlive()).isTrue();
            return rig.fluent.journal().effects().size() >= before + effects;
        });
        sink.kill();
    }

    /** Which records have an ending, each once. */
    private Set<String> ended() {
        return rig.read(rig.topics.outcomes()).stream()
                .map(ending -> ending.partition() + " " + Origin.readFrom(ending.headers()).orElseThrow())
                .collect(Collectors.toSet());
    }

    /** In the order of effects; what directly follows itself stands there once. */
    private List<Integer> versionsOf(String customer) {
        var seen = new ArrayList<Integer>();
        for (Effect effect : rig.fluent.journal().effects(customer)) {
            var version = Objects.requireNonNull(versions.get(effect.inputHash()));
            if (seen.isEmpty() || !seen.getLast().equals(version)) {
                seen.add(version);
            }
        }
        return seen;
    }

    @Test
    void shouldLoseNothingAndKeepTheOrderWhenItIsKilledWithCallsUnderWay() throws Exception {
        // Given
        rig.fluent.faults().http().latency(Duration.ofMillis(60));
        rig.fluent.faults().mutations().refuseNext(5, "S0002E");
        sendAll();

        // When
        for (var kill = 0; kill < KILLS; kill++) {
            try (var sink = SinkProcess.start(rig.settings())) {
                killAfter(RECORDS / 4, sink);
            }
        }
        var unfinished = RECORDS - ended().size();
        try (var sink = SinkProcess.start(rig.settings())) {
            eventually().until(() -> !sink.isAlive() || ended().size() == RECORDS);
        }

        // Then
        assertThat(unfinished).isPositive();
        assertThat(rig.read(rig.topics.outcomes()))
                .extracting(ending -> rig.topics.outcomes().values().deserializer()
                        .deserialize(ending.topic(), ending.value()).kind())
                .containsOnly(Ending.Kind.DELIVERED);
        assertThat(ended()).hasSize(RECORDS);
        for (var order = 0; order < ORDERS; order++) {
            assertThat(rig.fluent.journal().operations("order-" + order)).hasSize(1);
        }
        var all = IntStream.rangeClosed(1, VERSIONS).boxed().toList();
        for (var customer = 0; customer < CUSTOMERS; customer++) {
            assertThat(versionsOf("customer-" + customer)).isEqualTo(all);
            assertThat(rig.fluent.journal().effects("customer-" + customer))
                    .hasSizeLessThanOrEqualTo(VERSIONS + KILLS);
        }
        assertThat(rig.deadLetters(EventFamily.CUSTOMERS)).isEmpty();
        assertThat(rig.deadLetters(EventFamily.ORDERS)).isEmpty();
    }
}
