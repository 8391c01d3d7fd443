package io.millrace.lab.pipeline;

import io.millrace.common.settings.Secret;
import io.millrace.sandbox.elasticpath.ElasticPathConfig;
import io.millrace.sandbox.fluent.FluentConfig;
import io.millrace.sandbox.kafka.Broker;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** The settings of the services, as an operator would write them. */
record PipelineSettings(PipelineOptions options, Broker broker, StateFolder state) {

    /** What is outside of the pipeline. */
    record Outside(ElasticPathConfig shop, URI shopUrl, FluentConfig account, URI fluentUrl, String fluentKey) {}

    Map<String, String> of(Secret webhooks, Outside outside) {
        var account = outside.account();
        var settings = new TreeMap<String, String>();
        settings.put("MILLRACE_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        settings.put("MILLRACE_TOPICS_PREFIX", options.topicPrefix());
        settings.put("MILLRACE_TOPICS_PARTITIONS", "3");
        settings.put("MILLRACE_TOPICS_REPLICATION", "1");
        settings.put("MILLRACE_GATEWAY_HTTP_HOST", "127.0.0.1");
        settings.put("MILLRACE_GATEWAY_HTTP_PORT", Integer.toString(options.ports().gateway()));
        settings.put("MILLRACE_GATEWAY_SECRETS", webhooks.reveal());
        settings.put("MILLRACE_FLUENT_URL", outside.fluentUrl().toString());
        settings.put("MILLRACE_FLUENT_USERNAME", account.username());
        settings.put("MILLRACE_FLUENT_PASSWORD", account.password().reveal());
        settings.put("MILLRACE_FLUENT_CLIENT_ID", account.clientId());
        settings.put("MILLRACE_FLUENT_CLIENT_SECRET", account.clientSecret().reveal());
        settings.put("MILLRACE_FLUENT_RETAILER_ID", account.retailerId());
        settings.put("MILLRACE_FLUENT_CATALOGUE_REF", account.catalogueRefs().iterator().next());
        settings.put("MILLRACE_TRANSFORMER_STATE_DIR", state.path().toString());
        settings.put("MILLRACE_ELASTIC_PATH_URL", outside.shopUrl().toString());
        settings.put("MILLRACE_ELASTIC_PATH_CLIENT_ID", outside.shop().clientId());
        settings.put("MILLRACE_ELASTIC_PATH_CLIENT_SECRET", outside.shop().clientSecret().reveal());
        settings.put("MILLRACE_CAPTURE_HTTP_HOST", "127.0.0.1");
        settings.put("MILLRACE_CAPTURE_HTTP_PORT", Integer.toString(options.ports().capture()));
        settings.put("MILLRACE_CAPTURE_ACCOUNT", account.account());
        settings.put("MILLRACE_CAPTURE_FLUENT_KEYS", outside.fluentKey());
        operations(settings, "GATEWAY", options.ports().gatewayOperations());
        operations(settings, "TRANSFORMER", options.ports().transformerOperations());
        operations(settings, "SINK", options.ports().sinkOperations());
        operations(settings, "READER", options.ports().readerOperations());
        settings.put("MILLRACE_READER_DOWNLOAD_DIR", state.path().resolve("reader").toString());
        operations(settings, "CAPTURE", options.ports().captureOperations());
        settings.putAll(options.settings());
        return settings;
    }

    private static void operations(Map<String, String> settings, String section, int port) {
        settings.put("MILLRACE_" + section + "_OPERATIONS_HOST", "127.0.0.1");
        settings.put("MILLRACE_" + section + "_OPERATIONS_PORT", Integer.toString(port));
    }
}
