package io.millrace.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.command.Ending;
import io.millrace.lab.journey.Journey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From an authorised payment through Fluent and back, and what our own writes set off. */
class CircleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void shouldHaveEachOrderPaidOnceAndStopThereWhenOurOwnWritesComeBackAsWebhooks() throws Exception {
        try (var story = Story.ofAuthorised("circle", List.of("order.authorized", "order.updated", "order.paid"))) {
            // Given
            var orders = story.authoriseOrders(5);
            story.awaitEndings(orders, 1);
            var effects = story.arrivals(orders);
            assertThat(effects.areExactlyOnce()).as(effects.summary()).isTrue();

            // When
            orders.forEach(story.pipeline.warehouse()::complete);

            // Then
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(orders).allSatisfy(id -> assertThat(
                    story.watch.journeys().of(id).flatMap(Journey::capture)).hasValueSatisfying(
                            capture -> assertThat(capture.kind()).isEqualTo(Ending.Kind.DELIVERED))));
            assertThat(orders).allSatisfy(
                    id -> assertThat(story.pipeline.storefront().payment(id)).isEqualTo("paid"));
            // The capture comes back as order.updated and order.paid, for each order; both end without an effect.
            await().atMost(PATIENCE).until(() -> story.endings(Ending.Kind.FILTERED) == 2L * orders.size());
            assertThat(orders).allSatisfy(id -> {
                assertThat(story.pipeline.fluent().journal().operations(id)).hasSize(2);
                assertThat(story.watch.journeys().of(id).orElseThrow().endings()).hasSize(4);
            });
            assertThat(story.records(story.pipeline.topics().captures().name())).isEqualTo(orders.size());
        }
    }
}
