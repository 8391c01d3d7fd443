package io.millrace.lab.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.millrace.common.event.EventFamily;
import io.millrace.lab.shop.Shopper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Marked values go through the whole pipeline, on the good way and on the bad one, and must not show on the side. */
class SecrecyIT {
    private static final Shopper MARKED = new Shopper(Shopper.Kind.GUEST, "Markedname Markedsurname",
            "marked@example.com", "7 Markedstreet", "Markedtown", "CA", "94105", "US", "USD", List.of());

    private final Logger ours = (Logger) LoggerFactory.getLogger("io.millrace");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        ours.setLevel(Level.TRACE);
        ours.setAdditive(false);
        ours.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        ours.detachAppender(log);
        ours.setLevel(null);
        ours.setAdditive(true);
    }

    @Test
    void shouldTellNoSecretAndNoPersonalDataWhenOrdersArriveOrAreRefused() throws Exception {
        try (var story = Story.of("secrecy", Map.of("MILLRACE_TOPICS_RETRY_DELAYS", "10ms"))) {
            // Given
            var shopper = new Shopper(MARKED.kind(), MARKED.name(), MARKED.email(), MARKED.street(), MARKED.city(),
                    MARKED.region(), MARKED.postcode(), MARKED.country(), MARKED.currency(),
                    story.shopper().basket());
            var shop = story.pipeline.storefront();
            var delivered = shop.order(shopper);
            story.awaitEndings(List.of(delivered), 1);
            story.pipeline.fluent().faults().mutations().refuseNext(1, "C0141E");

            // When
            var refused = shop.order(shopper);

            // Then
            story.awaitEndings(List.of(refused), 1);
            var told = told(story);
            assertThat(told).isNotEmpty().allSatisfy(text -> assertThat(text)
                    .doesNotContainIgnoringCase("marked").doesNotContain("sandbox-password")
                    .doesNotContain("sandbox-client-secret").doesNotContain(story.pipeline.webhookSecret().reveal()));
            assertThat(story.values(story.pipeline.topics().commerce(EventFamily.ORDERS).name())).hasSize(2)
                    .allSatisfy(event -> assertThat(new String(event, UTF_8)).contains("Markedname")
                            .doesNotContain(story.pipeline.webhookSecret().reveal()));
        }
    }

    /** Everything that somebody without access to the topics of events could read. */
    private List<String> told(Story story) throws Exception {
        var told = new ArrayList<String>();
        log.list.forEach(line -> told.add(line.getFormattedMessage() + line.getKeyValuePairs()
                + line.getThrowableProxy()));
        for (var address : story.pipeline.operations().values()) {
            told.add(get(address + "/metrics"));
            told.add(get(address + "/health/ready"));
        }
        story.values(story.pipeline.topics().outcomes().name()).forEach(ending -> told.add(new String(ending, UTF_8)));
        return told;
    }

    private static String get(String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
