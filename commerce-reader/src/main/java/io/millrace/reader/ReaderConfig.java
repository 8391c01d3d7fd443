package io.millrace.reader;

import io.millrace.common.budget.BudgetConfig;
import io.millrace.common.elasticpath.ElasticPathConfig;
import io.millrace.common.service.OperationsConfig;
import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.KafkaSettings;
import io.millrace.common.settings.SettingsReader;
import io.millrace.common.settings.SettingsSource;
import io.millrace.common.topic.TopicsConfig;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Everything the reader can be told, read once at start and never again.
 *
 * @param elasticPath where Elastic Path is
 * @param topics which topics, and how long a release waits after each failure
 * @param kafka which cluster
 * @param budget what all instances together may ask of Elastic Path
 * @param requestDeadline for one HTTP request as a whole; of a file, for each silence
 * @param downloads the folder that delta files lie in while they are read
 * @param policy which products are sent on
 * @param operations where health and metrics are shown
 */
public record ReaderConfig(ElasticPathConfig elasticPath, TopicsConfig topics, KafkaSettings kafka,
        BudgetConfig budget, Duration requestDeadline, Path downloads, Policy policy, OperationsConfig operations) {
    /** A call of three requests, one after the other, still ends before another member may own its partition. */
    private static final Duration LONGEST_DEADLINE = Duration.ofSeconds(12);

    /**
     * Reads the settings.
     *
     * @throws InvalidSettings naming everything that is missing, unusable or unknown
     */
    public static ReaderConfig from(SettingsSource source) throws InvalidSettings {
        var settings = new SettingsReader(source, "READER", "ELASTIC", "TOPICS", "KAFKA");
        var config = new ReaderConfig(
                ElasticPathConfig.from(settings),
                TopicsConfig.from(settings),
                settings.kafka(),
                BudgetConfig.from(settings, "READER", "Elastic Path"),
                settings.duration("READER_REQUEST_DEADLINE", Duration.ofMillis(100), LONGEST_DEADLINE,
                        Duration.ofSeconds(10),
                        "how long one request to Elastic Path may take, and how long the sender "
                                + "of a delta file may be silent"),
                settings.optional("READER_DOWNLOAD_DIR", Path::of, Path.of("state", "reader"),
                        "the folder that delta files lie in while they are read; made when it is not there"),
                Policy.from(settings),
                OperationsConfig.from(settings, "READER", 9085));
        settings.verify();
        return config;
    }
}
