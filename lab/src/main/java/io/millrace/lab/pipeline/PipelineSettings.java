package io.millrace.lab.pipeline;

import io.millrace.common.settings.Secret;
import io.millrace.sandbox.fluent.FluentConfig;
import io.millrace.sandbox.kafka.Broker;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** The settings of the services, as an operator would write them. */
record PipelineSettings(PipelineOptions options, Broker broker, StateFolder state) {

    /** Where Elastic Path is, and its application key. */
    record Shop(URI url, String clientId, String clientSecret) {}

    Map<String, String> of(Secret webhooks, URI url, FluentConfig account, Shop shop) {
        var settings = new TreeMap<String, String>();
        settings.put("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        settings.put("MILLRACE_TOPICS_PREFIX", options.topicPrefix());
        settings.put("MILLRACE_TOPICS_PARTITIONS", "3");
        settings.put("MILLRACE_TOPICS_REPLICATION", "1");
        settings.put("MILLRACE_GATEWAY_HTTP_HOST", "127.0.0.1");
        settings.put("MILLRACE_GATEWAY_HTTP_PORT", Integer.toString(options.ports().gateway()));
        settings.put("MILLRACE_GATEWAY_SECRETS", webhooks.reveal());
        settings.put("MILLRACE_FLUENT_URL", url.toString());
        settings.put("MILLRACE_FLUENT_USERNAME", account.username());
        settings.put("MILLRACE_FLUENT_PASSWORD", account.password().reveal());
        settings.put("MILLRACE_FLUENT_CLIENT_ID", account.clientId());
        settings.put("MILLRACE_FLUENT_CLIENT_SECRET", account.clientSecret().reveal());
        settings.put("MILLRACE_FLUENT_RETAILER_ID", account.retailerId());
        settings.put("MILLRACE_FLUENT_CATALOGUE_REF", account.catalogueRefs().iterator().next());
        settings.put("MILLRACE_TRANSFORMER_STATE_DIR", state.path().toString());
        operations(settings, "GATEWAY", options.ports().gatewayOperations());
        operations(settings, "TRANSFORMER", options.ports().transformerOperations());
        operations(settings, "SINK", options.ports().sinkOperations());
        operations(settings, "READER", options.ports().readerOperations());
        settings.put("MILLRACE_ELASTIC_PATH_URL", shop.url().toString());
        settings.put("MILLRACE_ELASTIC_PATH_CLIENT_ID", shop.clientId());
        settings.put("MILLRACE_ELASTIC_PATH_CLIENT_SECRET", shop.clientSecret());
        settings.put("MILLRACE_READER_DOWNLOAD_DIR", state.path().resolve("reader").toString());
        settings.putAll(options.settings());
        return settings;
    }

    private static void operations(Map<String, String> settings, String section, int port) {
        settings.put("MILLRACE_" + section + "_OPERATIONS_HOST", "127.0.0.1");
        settings.put("MILLRACE_" + section + "_OPERATIONS_PORT", Integer.toString(port));
    }
}
