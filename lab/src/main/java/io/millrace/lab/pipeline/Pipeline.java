package io.millrace.lab.pipeline;

import io.millrace.capture.CaptureConfig;
import io.millrace.capture.CaptureService;
import io.millrace.common.http.ApacheHttpCaller;
import io.millrace.common.http.HttpLimits;
import io.millrace.common.service.Belongings;
import io.millrace.common.service.Service;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.settings.Secret;
import io.millrace.common.settings.SettingsReader;
import io.millrace.common.settings.SettingsSource;
import io.millrace.common.start.CannotStart;
import io.millrace.common.topic.TopicSetup;
import io.millrace.common.topic.Topics;
import io.millrace.common.topic.TopicsConfig;
import io.millrace.gateway.GatewayConfig;
import io.millrace.gateway.IngestGateway;
import io.millrace.lab.shop.Storefront;
import io.millrace.lab.shop.Warehouse;
import io.millrace.reader.CommerceReader;
import io.millrace.reader.ReaderConfig;
import io.millrace.sandbox.elasticpath.ElasticPathConfig;
import io.millrace.sandbox.elasticpath.ElasticPathSimulator;
import io.millrace.sandbox.fluent.FluentConfig;
import io.millrace.sandbox.fluent.FluentSimulator;
import io.millrace.sandbox.kafka.Broker;
import io.millrace.sandbox.kafka.EmbeddedKafka;
import io.millrace.sandbox.kafka.EmbeddedKafkaOptions;
import io.millrace.sink.FluentSink;
import io.millrace.sink.SinkConfig;
import io.millrace.transformer.Transformer;
import io.millrace.transformer.TransformerConfig;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Broker, simulators and services in one JVM, configured as an operator would, with the webhooks registered. It starts
 * what others need first, and stops in the order of the flow.
 */
public final class Pipeline implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Belongings parts;
    private final List<RunningService> services = new ArrayList<>();
    private final Topics topics;
    private final KafkaSettings kafka;
    private final ElasticPathSimulator elasticPath;
    private final FluentSimulator fluent;
    private final IngestGateway gateway;
    private final Transformer transformer;
    private final FluentSink sink;
    private final CommerceReader reader;
    private final CaptureService capture;
    private final Warehouse warehouse;
    private final Storefront storefront;
    private final Secret webhookSecret;

    private Pipeline(PipelineOptions options, Belongings parts) throws CannotStart {
        this.parts = parts;
        var broker = broker(options);
        kafka = KafkaSettings.at(broker.bootstrapServers());
        var shop = ElasticPathConfig.local().withPort(options.ports().elasticPath());
        elasticPath = parts.add(ElasticPathSimulator.start(shop));
        var account = FluentConfig.local().withListener(HOST, options.ports().fluent());
        fluent = parts.add(FluentSimulator.start(account));
        webhookSecret = new Secret(new UUID(options.random().nextLong(), options.random().nextLong()).toString());
        var keys = Warehouse.keys();
        var settings = SettingsSource.of(new PipelineSettings(options, broker, parts.add(new StateFolder()))
                .of(webhookSecret, new PipelineSettings.Outside(shop, elasticPath.address(), account, fluent.address(),
                        Warehouse.text(keys.getPublic()))));
        topics = createTopics(settings);
        capture = run("capture-service",
                new CaptureService(CaptureConfig.from(settings), options.random(), options.clock()));
        sink = run("fluent-sink", new FluentSink(SinkConfig.from(settings), options.random(), options.clock()));
        transformer = run("transformer",
                new Transformer(TransformerConfig.from(settings), options.random(), options.clock()));
        reader = run("commerce-reader",
                new CommerceReader(ReaderConfig.from(settings), options.random(), options.clock()));
        gateway = run("ingest-gateway",
                new IngestGateway(GatewayConfig.from(settings), options.random(), options.clock()));
        var http = parts.add(new ApacheHttpCaller(HttpLimits.of(64, Duration.ofSeconds(10))));
        storefront = new Storefront(http, elasticPath.address(),
                new Storefront.Key(shop.clientId(), shop.clientSecret()), options.clock());
        storefront.connect("Millrace orders", webhooks(), webhookSecret, options.orderEvents());
        storefront.connect("Millrace customers", webhooks(), webhookSecret,
                List.of("customer.created", "customer.updated"));
        storefront.connect("Millrace releases", webhooks(), webhookSecret, List.of("catalog-release.updated"));
        warehouse = new Warehouse(http, fluent, account,
                URI.create("http://" + HOST + ":" + capture.port() + CaptureConfig.PATH), keys.getPrivate());
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @throws CannotStart when a port is taken, or a part is not ready within a minute
     */
    public static Pipeline start(PipelineOptions options) throws CannotStart {
        var parts = new Belongings();
        try {
            var pipeline = new Pipeline(options, parts);
            if (!Deadline.reached(options.clock(), PATIENCE, pipeline::isDecided) || pipeline.failure().isPresent()) {
                throw new CannotStart("the pipeline did not become ready within " + PATIENCE.toSeconds() + " s: "
                        + pipeline.failure().orElseGet(() -> pipeline.readiness().toString()));
            }
            return pipeline;
        } catch (CannotStart | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** Where webhooks are posted to. */
    public URI webhooks() {
        return URI.create("http://" + HOST + ":" + gateway.port() + GatewayConfig.PATH);
    }

    /** What each webhook brings. */
    public Secret webhookSecret() {
        return webhookSecret;
    }

    /** The shop whose webhooks reach this pipeline. */
    public Storefront storefront() {
        return storefront;
    }

    /** The warehouse that completes the orders in Fluent. */
    public Warehouse warehouse() {
        return warehouse;
    }

    /** The simulated Elastic Path. */
    public ElasticPathSimulator elasticPath() {
        return elasticPath;
    }

    /** The simulated Fluent. */
    public FluentSimulator fluent() {
        return fluent;
    }

    /** The topics of this pipeline. */
    public Topics topics() {
        return topics;
    }

    /** How to reach the broker. */
    public KafkaSettings kafka() {
        return kafka;
    }

    /** The base addresses of health and metrics, by service. */
    public Map<String, String> operations() {
        return new TreeMap<>(Map.of("ingest-gateway", gateway.operations(), "transformer", transformer.operations(),
                "fluent-sink", sink.operations(), "commerce-reader", reader.operations(),
                "capture-service", capture.operations()));
    }

    /** Why a service ended by itself, if one did. */
    public Optional<String> failure() {
        return services.stream().map(RunningService::failure).flatMap(Optional::stream).findFirst();
    }

    /** Stops in the order of the flow: what is under way arrives first. */
    @Override
    public void close() {
        parts.close();
    }

    private boolean isDecided() {
        return failure().isPresent() || readiness().values().stream().allMatch(Map::isEmpty);
    }

    /** What keeps each service from working, by its name. */
    private Map<String, Map<String, String>> readiness() {
        return Map.of("ingest-gateway", gateway.readiness().troubles(), "transformer",
                transformer.readiness().troubles(), "fluent-sink", sink.readiness().troubles(),
                "commerce-reader", reader.readiness().troubles(),
                "capture-service", capture.readiness().troubles());
    }

    private Broker broker(PipelineOptions options) throws CannotStart {
        if (options.broker().isPresent()) {
            return options.broker().get();
        }
        return parts.add(EmbeddedKafka.start(EmbeddedKafkaOptions.temporary().withPort(options.ports().kafka())));
    }

    private Topics createTopics(SettingsSource source) throws CannotStart {
        var settings = new SettingsReader(source, "TOPICS");
        var all = new Topics(TopicsConfig.from(settings));
        try (var setup = TopicSetup.connect(kafka)) {
            setup.create(all.all(), all.replication());
        }
        return all;
    }

    private <S extends Service> S run(String name, S service) {
        services.add(parts.add(new RunningService(name, service)));
        return service;
    }
}
