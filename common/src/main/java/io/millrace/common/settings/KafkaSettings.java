package io.millrace.common.settings;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Kafka's own settings, as told by {@code MILLRACE_KAFKA_…}: the rest of the name in lower case, with dots for
 * underscores. Each client gets those it knows, under what the service itself decides. Immutable.
 */
public final class KafkaSettings {
    /** Decided by the design; changing one would break a promise. */
    private static final Set<String> OURS = Set.of("acks", "enable.idempotence", "enable.auto.commit", "group.id",
            "isolation.level", "processing.guarantee", "application.id", "key.serializer", "value.serializer",
            "key.deserializer", "value.deserializer", "transactional.id", "auto.offset.reset");
    private static final String SECTION = "KAFKA";

    private final Map<String, String> settings;

    private KafkaSettings(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** For a broker at this address and nothing else set; for tests and the demo. */
    public static KafkaSettings at(String bootstrapServers) {
        return new KafkaSettings(Map.of("bootstrap.servers", bootstrapServers));
    }

    static KafkaSettings from(SettingsReader reader) {
        var settings = new TreeMap<String, String>();
        settings.put("bootstrap.servers",
                String.valueOf(
                        reader.text(SECTION + "_BOOTSTRAP_SERVERS", "the brokers to start with, as host:port,…")));
        for (var name : reader.namesUnder(SECTION)) {
            var kafkaName = name.substring(SECTION.length() + 1).toLowerCase(Locale.ROOT).replace('_', '.');
            if (OURS.contains(kafkaName)) {
                reader.refuse(name, "is decided by Millrace and cannot be set");
            } else if (allNames().contains(kafkaName)) {
                settings.put(kafkaName, reader.text(name, "Kafka's " + kafkaName));
            }
        }
        return new KafkaSettings(settings);
    }

    /** For an admin client. */
    public Map<String, Object> admin() {
        return known(AdminClientConfig.configNames(), Map.of());
    }

    /** For a producer; {@code decided} wins. */
    public Map<String, Object> producer(Map<String, Object> decided) {
        return known(ProducerConfig.configNames(), decided);
    }

    /** For a consumer; {@code decided} wins. */
    public Map<String, Object> consumer(Map<String, Object> decided) {
        return known(ConsumerConfig.configNames(), decided);
    }

    /** For Kafka Streams, which hands them on to its clients; {@code decided} wins. */
    public Map<String, Object> streams(Map<String, Object> decided) {
        return known(settings.keySet(), decided);
    }

    private Map<String, Object> known(Set<String> names, Map<String, Object> decided) {
        var all = new HashMap<String, Object>();
        settings.forEach((name, value) -> {
            if (names.contains(name)) {
                all.put(name, value);
            }
        });
        all.putAll(decided);
        return all;
    }

    private static Set<String> allNames() {
        var names = new HashSet<>(AdminClientConfig.configNames());
        names.addAll(ConsumerConfig.configNames());
        names.addAll(ProducerConfig.configNames());
        return names;
    }
}
