package io.millrace.lab.pipeline;

import io.millrace.sandbox.fluent.FluentConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The settings of the services, as an operator would write them. */
final class PipelineSettings {
    private PipelineSettings() {}

    static Map<String, String> of(PipelineOptions options, String bootstrapServers, String webhookSecret, URI fluentUrl,
            FluentConfig fluent, Path state) {
        var ports = options.ports();
        var settings = new TreeMap<String, String>();
        settings.put("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        settings.put("MILLRACE_TOPICS_PREFIX", options.topicPrefix());
        settings.put("MILLRACE_TOPICS_PARTITIONS", "3");
        settings.put("MILLRACE_TOPICS_REPLICATION", "1");
        settings.put("MILLRACE_GATEWAY_HTTP_HOST", "127.0.0.1");
        settings.put("MILLRACE_GATEWAY_HTTP_PORT", Integer.toString(ports.gateway()));
        settings.put("MILLRACE_GATEWAY_SECRETS", webhookSecret);
        settings.put("MILLRACE_FLUENT_URL", fluentUrl.toString());
        settings.put("MILLRACE_FLUENT_USERNAME", fluent.username());
        settings.put("MILLRACE_FLUENT_PASSWORD", fluent.password().reveal());
        settings.put("MILLRACE_FLUENT_CLIENT_ID", fluent.clientId());
        settings.put("MILLRACE_FLUENT_CLIENT_SECRET", fluent.clientSecret().reveal());
        settings.put("MILLRACE_FLUENT_RETAILER_ID", fluent.retailerId());
        settings.put("MILLRACE_FLUENT_CATALOGUE_REF", fluent.catalogueRefs().iterator().next());
        settings.put("MILLRACE_TRANSFORMER_STATE_DIR", state.toString());
        operations(settings, "GATEWAY", ports.gatewayOperations());
        operations(settings, "TRANSFORMER", ports.transformerOperations());
        operations(settings, "SINK", ports.sinkOperations());
        settings.putAll(options.settings());
        return settings;
    }

    private static void operations(Map<String, String> settings, String section, int port) {
        settings.put("MILLRACE_" + section + "_OPERATIONS_HOST", "127.0.0.1");
        settings.put("MILLRACE_" + section + "_OPERATIONS_PORT", Integer.toString(port));
    }
}
