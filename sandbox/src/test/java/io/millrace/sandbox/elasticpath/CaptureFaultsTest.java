package io.millrace.sandbox.elasticpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.sandbox.fault.Fault;
import io.millrace.sandbox.fault.Latency;
import io.millrace.sandbox.fault.RetryAfterForm;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can go wrong with captures, and what the journal says of it. */
final class CaptureFaultsTest {
    @SuppressWarnings("NullAway.Init")
    private ElasticPathSimulator simulator;
    @SuppressWarnings("NullAway.Init")
    private Shopper shopper;
    @SuppressWarnings("NullAway.Init")
    private String order;

    @BeforeEach
    void start() throws Exception {
        simulator = ElasticPathSimulator.start(ElasticPathConfig.local());
        shopper = Shopper.of(simulator);
        order = shopper.order();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldHaveCapturedWhenTheAnswerIsReset() {
        // Given
        var transaction = shopper.pay(order, "authorize").id();
        simulator.faults().resetAfterCapture(1);

        // When / Then
        assertThatThrownBy(() -> shopper.capture(order, transaction)).isInstanceOf(UncheckedIOException.class);
        assertThat(payment()).isEqualTo("paid");
        assertThat(simulator.journal().captures(order)).singleElement()
                .satisfies(effect -> assertThat(effect.transaction()).isEqualTo(transaction));
    }

    @Test
    void shouldHaveCapturedWhenThereIsNoAnswerInTime() {
        // Given
        var transaction = shopper.pay(order, "authorize").id();
        simulator.faults().timeOutAfterCapture(1);

        // When / Then
        assertThatThrownBy(() -> shopper.within(Duration.ofMillis(300)).capture(order, transaction))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(payment()).isEqualTo("paid");
    }

    @Test
    void shouldCaptureLateWhenTheGatewayIsSlowerThanTheClientWaits() {
        // Given
        var transaction = shopper.pay(order, "authorize").id();
        simulator.faults().captureLatency(new Latency.Fixed(Duration.ofMillis(600)));

        // When / Then
        assertThatThrownBy(() -> shopper.within(Duration.ofMillis(200)).capture(order, transaction))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(payment()).isEqualTo("authorized");
        await().atMost(Duration.ofSeconds(10)).until(() -> payment().equals("paid"));
    }

    @Test
    void shouldCaptureNothingWhenAnErrorTakesItsPlace() {
        // Given
        var transaction = shopper.pay(order, "authorize").id();
        simulator.faults().captures().next(1, new Fault.Status(502));

        // When
        var answer = shopper.capture(order, transaction);

        // Then
        assertThat(answer.status()).isEqualTo(502);
        assertThat(payment()).isEqualTo("authorized");
        assertThat(simulator.journal().captures(order)).isEmpty();
        assertThat(simulator.traffic().captures(transaction)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"STRIPE, 400, /meta/error/code, payment_intent_unexpected_state, expired_uncaptured_charge",
            "PAYPAL, 422, /meta/details/issue, AUTHORIZATION_EXPIRED, ''"})
    void shouldRefuseToCaptureWhatHasExpired(Expiry gateway, int status, String place, String code, String listed) {
        // Given
        var transaction = shopper.pay(order, "authorize").id();
        simulator.expireAuthorisations(order, gateway);

        // When
        var answer = shopper.capture(order, transaction);

        // Then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error().at(place).asString("")).isEqualTo(code);
        var shown = shopper.get("/v2/orders/" + order + "/transactions").data().path(0);
        assertThat(shown.path("transaction_type").asString("")).isEqualTo("authorize");
        assertThat(shown.at("/payment_details/detailed_status").asString("")).isEqualTo(listed);
    }

    @Test
    void shouldSplitAPaymentIntoSoManyTransactions() {
        // Given
        simulator.faults().paymentParts(3);

        // When
        shopper.pay(order, "authorize");

        // Then
        var transactions = shopper.get("/v2/orders/" + order + "/transactions").data();
        assertThat(transactions).hasSize(3);
        assertThat(transactions.valueStream().mapToLong(each -> each.path("amount").longValue()).sum())
                .isEqualTo(339_610);
        assertThat(payment()).isEqualTo("authorized");
    }

    @Test
    void shouldSayWhenToComeBackOnlyWhenAskedTo() {
        // Given
        simulator.faults().requests().next(1,
                new Fault.Throttled(Optional.of(Duration.ofSeconds(3)), RetryAfterForm.SECONDS));
        simulator.faults().requests().next(1, new Fault.Throttled(Optional.empty(), RetryAfterForm.SECONDS));

        // When
        var first = shopper.get("/v2/orders");
        var second = shopper.get("/v2/orders");

        // Then
        assertThat(first.status()).isEqualTo(429);
        assertThat(first.retryAfter()).contains("3");
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.retryAfter()).isEmpty();
    }

    @Test
    void shouldTellEachEffectOnceAndInItsOrder() {
        // Given
        simulator.faults().secondCapture(SecondCapture.ACCEPTED);
        var transaction = shopper.pay(order, "authorize").id();

        // When
        shopper.post("/v2/orders/" + order + "/transactions/" + transaction + "/capture",
                "{\"custom_reference\": \"F-1\"}");
        shopper.capture(order, transaction);
        shopper.put("/v2/orders/" + order, "{\"type\": \"order\", \"shipping\": \"fulfilled\"}");

        // Then
        var effects = simulator.journal().effects(order);
        assertThat(effects).extracting(Effect::effect).containsExactly("authorize", "capture", "fulfilled");
        assertThat(effects).extracting(Effect::number).containsExactly(1L, 2L, 3L);
        assertThat(effects.get(1).reference()).isEqualTo("F-1");
        assertThat(effects.get(1).amount()).isEqualTo(339_610);
        assertThat(simulator.traffic().captures(transaction)).isEqualTo(2);
    }

    private String payment() {
        return shopper.get("/v2/orders/" + order).data().path("payment").asString("");
    }
}
