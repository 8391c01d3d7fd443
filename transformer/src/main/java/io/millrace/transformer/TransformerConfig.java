package io.millrace.transformer;

import io.millrace.common.service.OperationsConfig;
import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.settings.SettingsReader;
import io.millrace.common.settings.SettingsSource;
import io.millrace.common.topic.TopicsConfig;
import io.millrace.transformer.template.TemplateConfig;

/**
 * Everything the transformer can be told, read once at start and never again.
 *
 * @param rules by what is decided which events are sent on
 * @param run how the events are read and remembered
 * @param templates what renders them
 * @param operations where health and metrics are shown
 * @param topics all topics
 * @param kafka Kafka's own settings
 */
public record TransformerConfig(Rules rules, RunConfig run, TemplateConfig templates,
        OperationsConfig operations, TopicsConfig topics, KafkaSettings kafka) {
    private static final int OPERATIONS_PORT = 9082;

    /**
     * Reads the settings. Those of Fluent that it does not need belong to the sink.
     *
     * @throws InvalidSettings with everything that is wrong
     */
    public static TransformerConfig from(SettingsSource source) throws InvalidSettings {
        var settings = new SettingsReader(source, "TRANSFORMER", "FLUENT", "TOPICS", "KAFKA");
        var config = new TransformerConfig(
                Rules.from(settings),
                RunConfig.from(settings),
                TemplateConfig.from(settings),
                OperationsConfig.from(settings, "TRANSFORMER", OPERATIONS_PORT),
                TopicsConfig.from(settings),
                settings.kafka());
        if (config.run().retention().compareTo(config.rules().window()) < 0) {
            settings.refuse("TRANSFORMER_ENTITY_RETENTION",
                    "is shorter than MILLRACE_TRANSFORMER_DEDUPLICATION_WINDOW; make it at least as long");
        }
        settings.verify();
        return config;
    }
}
