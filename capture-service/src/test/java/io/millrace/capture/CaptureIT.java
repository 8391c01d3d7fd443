package io.millrace.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.common.command.Ending;
import io.millrace.common.deadletter.DeadLetter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signed webhooks in, payments captured at a simulated Elastic Path. */
final class CaptureIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static CaptureRig rig;

    @BeforeAll
    static void start() throws Exception {
        rig = new CaptureRig(Map.of("CAPTURE_MARK_FULFILLED", "on"));
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
    }

    @AfterEach
    void mend() {
        rig.elasticPath.faults().down(false);
        rig.elasticPath.faults().requestsPerSecond(Integer.MAX_VALUE);
    }

    private static List<Ending> awaitEndings(String order, int count) {
        await().atMost(PATIENCE).until(() -> rig.endings(order).size() >= count);
        return rig.endings(order);
    }

    @Test
    void shouldCaptureEachAuthorisedPaymentAndMarkTheOrderWhenItIsPaid() throws Exception {
        // Given
        var order = rig.shop.authorisedInTwoParts();

        // When
        var status = rig.complete(order);

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(awaitEndings(order, 1)).singleElement().satisfies(ending -> {
            assertThat(ending.kind()).isEqualTo(Ending.Kind.DELIVERED);
            assertThat(ending.stage()).isEqualTo("capture-service");
            assertThat(ending.delivery()).hasValueSatisfying(delivery -> {
                assertThat(delivery.ref()).isEqualTo(order);
                assertThat(delivery.attempts()).isEqualTo(2);
            });
        });
        assertThat(rig.shop.transactions(order).valueStream()).hasSize(2).allSatisfy(transaction -> {
            assertThat(transaction.path("transaction_type").asString("")).isEqualTo("capture");
            assertThat(transaction.path("custom_reference").asString("")).isEqualTo("5004670");
        });
        assertThat(rig.shop.read(order).path("payment").asString("")).isEqualTo("paid");
        assertThat(rig.shop.read(order).path("shipping").asString("")).isEqualTo("fulfilled");
    }

    @Test
    void shouldCaptureOnceWhenTheWebhookComesAgainWithOtherIds() throws Exception {
        // Given
        var order = rig.shop.authorised();
        var before = rig.capturesSent();

        // When
        for (var i = 0; i < 5; i++) {
            rig.complete(order);
        }

        // Then
        assertThat(awaitEndings(order, 5)).extracting(Ending::kind).containsOnly(Ending.Kind.DELIVERED);
        assertThat(rig.capturesSent() - before).isOne();
    }

    @Test
    void shouldTellAPersonWhatIsWrongWhenNothingCanBeCaptured() throws Exception {
        // Given
        var unknown = UUID.randomUUID().toString();
        var unpaid = rig.shop.order();
        var cancelled = rig.shop.authorised();
        rig.shop.cancel(cancelled);

        // When
        for (var order : List.of(unknown, unpaid, cancelled)) {
            rig.complete(order);
        }

        // Then
        assertThat(awaitEndings(unknown, 1)).singleElement()
                .satisfies(ending -> assertThat(ending.cause().orElseThrow().word()).isEqualTo("unknown-order"));
        assertThat(awaitEndings(unpaid, 1)).singleElement()
                .satisfies(ending -> assertThat(ending.cause().orElseThrow().word()).isEqualTo("nothing-authorised"));
        assertThat(awaitEndings(cancelled, 1)).singleElement()
                .satisfies(ending -> assertThat(ending.cause().orElseThrow().word()).isEqualTo("cancelled"));
        assertThat(rig.deadLetters()).filteredOn(record -> record.key().equals(cancelled)).singleElement()
                .satisfies(record -> {
                    assertThat(DeadLetter.readFrom(record.headers())).hasValueSatisfying(
                            letter -> assertThat(letter.stage()).isEqualTo("capture-service"));
                    assertThat(record.value()).isEqualTo(rig.requests().stream()
                            .filter(request -> request.key().equals(cancelled)).findFirst().orElseThrow().value());
                });
        assertThat(rig.shop.transactions(cancelled).path(0).path("transaction_type").asString(""))
                .isEqualTo("authorize");
    }

    @Test
    void shouldLoseNothingAndDeadLetterNothingWhenElasticPathIsDownAndThenLimitsTheRate() throws Exception {
        // Given
        var orders = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            orders.add(rig.shop.authorised());
        }
        rig.elasticPath.faults().down(true);
        for (var order : orders) {
            assertThat(rig.complete(order)).isEqualTo(200);
        }
        await().atMost(PATIENCE).until(() -> rig.requests().stream().map(record -> record.key()).toList()
                .containsAll(orders));

        // When
        rig.elasticPath.faults().requestsPerSecond(25);
        rig.elasticPath.expireTokens();
        rig.elasticPath.faults().down(false);

        // Then
        assertThat(orders).allSatisfy(order -> assertThat(awaitEndings(order, 1)).singleElement()
                .satisfies(ending -> assertThat(ending.kind()).isEqualTo(Ending.Kind.DELIVERED)));
        rig.elasticPath.faults().requestsPerSecond(Integer.MAX_VALUE);
        assertThat(orders).allSatisfy(
                order -> assertThat(rig.shop.read(order).path("payment").asString("")).isEqualTo("paid"));
    }
}
