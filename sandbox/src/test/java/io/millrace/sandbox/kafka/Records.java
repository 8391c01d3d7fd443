package io.millrace.sandbox.kafka;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to a broker and reads back, as any client would. */
final class Records {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Records() {}

    static void create(Broker broker, String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(30, SECONDS);
        }
    }

    /** Returns when all are acknowledged. */
    static void write(Broker broker, String topic, List<String> values, Duration patience) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all",
                "linger.ms", 0, "max.block.ms", (int) patience.toMillis(),
                "request.timeout.ms", 5_000, "delivery.timeout.ms", 30_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (var value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get(30, SECONDS);
            }
        }
    }

    static void write(Broker broker, String topic, List<String> values) throws Exception {
        write(broker, topic, values, PATIENCE);
    }

    static List<String> read(Broker broker, String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
            var values = new ArrayList<String>();
            while (consumer.position(partition, PATIENCE) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
            }
            return values;
        }
    }
}
