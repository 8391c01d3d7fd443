package io.millrace.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.command.Ending;
import io.millrace.common.event.EventFamily;
import io.millrace.lab.demo.Arrivals;
import io.millrace.lab.journey.Journey;
import io.millrace.lab.journey.JourneyWatch;
import io.millrace.lab.pipeline.Pipeline;
import io.millrace.lab.pipeline.PipelineOptions;
import io.millrace.lab.pipeline.PipelinePorts;
import io.millrace.lab.shop.Shopper;
import io.millrace.lab.shop.Shoppers;
import io.millrace.sandbox.elasticpath.Product;
import io.millrace.sandbox.elasticpath.ProductShelf;
import io.millrace.sandbox.kafka.TestBroker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A pipeline under a topic prefix of its own, and what its tests ask of it. */
final class Story implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Pipeline pipeline;
    final JourneyWatch watch;
    private final Shoppers shoppers;

    private Story(Pipeline pipeline, JourneyWatch watch, long seed) {
        this.pipeline = pipeline;
        this.watch = watch;
        this.shoppers = new Shoppers(new Random(seed),
                ProductShelf.standard().products().stream().map(Product::id).toList());
    }

    static Story of(String name, Map<String, String> settings) throws Exception {
        var clock = InstantSource.system();
        var pipeline = Pipeline.start(new PipelineOptions(PipelinePorts.FREE, Optional.of(TestBroker.shared()),
                name + ".", settings, new Random(name.hashCode()), clock));
        var watch = new JourneyWatch(pipeline.kafka(), pipeline.topics(), EventFamily.ORDERS, clock, _ -> {});
        return new Story(pipeline, watch, name.hashCode());
    }

    /** With all of these events, of which the transformer selects {@code order.authorized}. */
    static Story ofAuthorised(String name, List<String> events) throws Exception {
        var clock = InstantSource.system();
        var pipeline = Pipeline.start(new PipelineOptions(PipelinePorts.FREE, Optional.of(TestBroker.shared()),
                name + ".", events, Map.of("MILLRACE_TRANSFORMER_ORDER_EVENTS", "order.authorized"),
                new Random(name.hashCode()), clock));
        var watch = new JourneyWatch(pipeline.kafka(), pipeline.topics(), EventFamily.ORDERS, clock, _ -> {});
        return new Story(pipeline, watch, name.hashCode());
    }

    List<String> authoriseOrders(int count) {
        return Stream.generate(shoppers::next).limit(count).map(pipeline.storefront()::authorise).toList();
    }

    Shopper shopper() {
        return shoppers.next();
    }

    List<String> placeOrders(int count) {
        return Stream.generate(shoppers::next).limit(count).map(pipeline.storefront()::order).toList();
    }

    void awaitEndings(List<String> orderIds, int each) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(orderIds).allSatisfy(id -> assertThat(
                watch.journeys().of(id).map(Journey::endings).map(List::size)).hasValueSatisfying(
                        endings -> assertThat(endings).isGreaterThanOrEqualTo(each))));
    }

    Arrivals arrivals(List<String> orderIds) {
        return Arrivals.of(orderIds, pipeline.fluent().journal(), watch.journeys());
    }

    long endings(Ending.Kind kind) {
        return watch.journeys().all().stream().mapToLong(journey -> journey.count(kind)).sum();
    }

    /** How many records these topics hold, by what the broker says. */
    long records(String topic) throws Exception {
        try (var admin = Admin.create(pipeline.kafka().admin())) {
            var latest = new HashMap<TopicPartition, OffsetSpec>();
            admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .forEach(partition -> latest.put(new TopicPartition(topic, partition.partition()),
                            OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().values().stream().mapToLong(info -> info.offset()).sum();
        }
    }

    /** The values that a topic holds now, read to its end. */
    List<byte[]> values(String topic) throws Exception {
        var values = new ArrayList<byte[]>();
        var expected = records(topic);
        try (var consumer = new KafkaConsumer<>(pipeline.kafka().consumer(Map.of("auto.offset.reset", "earliest")),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition())).toList());
            consumer.seekToBeginning(consumer.assignment());
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
                return consumer.assignment().stream().mapToLong(consumer::position).sum() >= expected;
            });
        }
        return values;
    }

    @Override
    public void close() {
        watch.close();
        pipeline.close();
    }
}
