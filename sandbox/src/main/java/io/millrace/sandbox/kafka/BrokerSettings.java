package io.millrace.sandbox.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Kafka's own settings for a node that is alone, small, quick to start and quick to come back after a kill. */
final class BrokerSettings {
    static final int NODE = 1;
    static final String HOST = "127.0.0.1";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** As large as any record of the pipeline may be, and then some. */
    static final String LARGEST_RECORD = Integer.toString(5 * 1024 * 1024);

    private static final Map<String, String> ALONE = Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "5",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "5",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "share.coordinator.state.topic.num.partitions", "5");

    private static final Map<String, String> QUICK = Map.of(
            "group.initial.rebalance.delay.ms", "0",
            "group.consumer.min.heartbeat.interval.ms", "500",
            "group.consumer.heartbeat.interval.ms", "500",
            // Not the default, but what a group may be given so that a killed member is soon forgotten.
            "group.consumer.min.session.timeout.ms", "3000",
            // A killed node may register again only when its old session has ended.
            "broker.session.timeout.ms", "3000",
            "broker.heartbeat.interval.ms", "500",
            "log.cleaner.dedupe.buffer.size", "2097152");

    private static final Map<String, String> STRICT = Map.of(
            "auto.create.topics.enable", "false",
            "message.max.bytes", LARGEST_RECORD,
            "replica.fetch.max.bytes", LARGEST_RECORD);

    private BrokerSettings() {}

    static Properties of(BrokerPorts ports, Path storage) {
        var settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + HOST + ":" + ports.controller());
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("inter.broker.listener.name", "CLIENTS");
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("listeners", "CLIENTS://" + HOST + ":" + ports.clients()
                + "," + CONTROLLER_LISTENER + "://" + HOST + ":" + ports.controller());
        settings.put("log.dirs", storage.toString());
        settings.putAll(ALONE);
        settings.putAll(QUICK);
        settings.putAll(STRICT);
        return settings;
    }
}
