package io.millrace.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.command.Ending;
import io.millrace.common.event.EventFamily;
import io.millrace.lab.shop.Shopper;
import io.millrace.sandbox.fluent.StoredOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrdersIT {

    @Test
    void shouldHaveEachOrderInFluentOnceWhenEachWebhookComesThreeTimes() throws Exception {
        try (var story = Story.of("duplicates", Map.of())) {
            // Given
            story.pipeline.elasticPath().faults().webhookCopies(3);

            // When
            var orders = story.placeOrders(50);

            // Then
            story.awaitEndings(orders, 3);
            assertThat(story.arrivals(orders)).satisfies(arrivals -> assertThat(arrivals.areExactlyOnce())
                    .as(arrivals.summary()).isTrue());
            assertThat(story.endings(Ending.Kind.DUPLICATE)).isEqualTo(100);
        }
    }

    @Test
    void shouldAccountForEveryEventWhenSomeAreFilteredAndSomeComeTwice() throws Exception {
        try (var story = Story.of("accounting", Map.of("MILLRACE_TRANSFORMER_ORDER_EVENTS", "order.authorized"))) {
            // Given
            story.pipeline.elasticPath().faults().webhookCopies(2);

            // When
            var orders = story.placeOrders(20);

            // Then
            story.awaitEndings(orders, 2);
            assertThat(story.records(story.pipeline.topics().commerce(EventFamily.ORDERS).name())).isEqualTo(40);
            assertThat(story.endings(Ending.Kind.FILTERED)).isEqualTo(40);
            assertThat(story.pipeline.fluent().store().orders()).isEmpty();
        }
    }

    @Test
    void shouldLoseNothingAndDeadLetterNothingWhenFluentIsDownForAWhile() throws Exception {
        try (var story = Story.of("outage", Map.of())) {
            // Given
            story.pipeline.fluent().stopListening();
            var orders = story.placeOrders(20);
            await().atMost(Duration.ofSeconds(30)).until(() -> orders.stream().allMatch(
                    id -> story.watch.journeys().of(id).filter(way -> way.rendered().isPresent()).isPresent()));

            // When
            story.pipeline.fluent().listenAgain();

            // Then
            story.awaitEndings(orders, 1);
            assertThat(story.arrivals(orders)).satisfies(arrivals -> assertThat(arrivals.areExactlyOnce())
                    .as(arrivals.summary()).isTrue());
            assertThat(story.endings(Ending.Kind.DEAD_LETTER)).isZero();
        }
    }

    @Test
    void shouldMakeOneCustomerWhenAShopperOrdersTwice() throws Exception {
        try (var story = Story.of("customers", Map.of())) {
            // Given
            var shopper = new Shopper(Shopper.Kind.CUSTOMER, "Ronald Ulysses Swanson", "ron@example.com",
                    "1 Main Street", "Pawnee", "IN", "47998", "US", "USD", story.shopper().basket());
            var shop = story.pipeline.storefront();
            var customerId = shop.register(shopper);

            // When
            var orders = List.of(shop.orderOf(customerId, shopper), shop.orderOf(customerId, shopper));

            // Then
            story.awaitEndings(orders, 1);
            assertThat(story.arrivals(orders).areExactlyOnce()).isTrue();
            assertThat(story.pipeline.fluent().store().orders()).extracting(StoredOrder::username)
                    .containsExactly(customerId, customerId);
            assertThat(story.pipeline.fluent().store().customers()).hasSize(1).first()
                    .satisfies(customer -> assertThat(customer.fields())
                            .containsEntry("firstName", "Ronald").containsEntry("lastName", "Ulysses Swanson"));
        }
    }
}
