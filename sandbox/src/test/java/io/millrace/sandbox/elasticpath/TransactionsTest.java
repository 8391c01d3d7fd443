package io.millrace.sandbox.elasticpath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TransactionsTest {
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
    void shouldTurnTheAuthorizationIntoACaptureOfTheSameId() {
        // Given
        var authorized = shopper.pay(order, "authorize");
        // When
        var captured = shopper.post(one(authorized.id()) + "/capture", "{\"custom_reference\": \"FLUENT-1001\"}");
        // Then
        assertThat(captured.status()).isEqualTo(200);
        assertThat(captured.data().path("transaction_type").stringValue()).isEqualTo("capture");
        assertThat(captured.data().path("status").stringValue()).isEqualTo("complete");
        assertThat(captured.data().path("custom_reference").stringValue()).isEqualTo("FLUENT-1001");
        assertThat(shopper.get("/v2/orders/" + order + "/transactions").data()).containsExactly(captured.data());
        assertThat(shopper.get(one(authorized.id())).data()).isEqualTo(captured.data());
    }

    @ParameterizedTest
    @CsvSource({"BAD_REQUEST, 400", "UNPROCESSABLE, 422", "ACCEPTED, 200"})
    void shouldAnswerASecondCaptureAsSwitched(SecondCapture mode, int status) {
        // Given
        simulator.faults().secondCapture(mode);
        var transaction = shopper.pay(order, "authorize").id();
        shopper.capture(order, transaction);
        // When
        var again = shopper.capture(order, transaction);
        // Then
        assertThat(again.status()).isEqualTo(status);
        assertThat(shopper.get("/v2/orders/" + order).data().path("payment").stringValue()).isEqualTo("paid");
    }

    @ParameterizedTest
    @CsvSource({
            "authorize, 339610, authorize, 0, authorized, processing, 0",
            "authorize, 100000, authorize, 0, partially_authorized, incomplete, 239610",
            "purchase, 100000, authorize, 0, partially_paid, incomplete, 239610",
            "purchase, 100000, authorize, 239610, authorized, processing, 0",
            "purchase, 339610, authorize, 0, paid, complete, 0"})
    void shouldDeriveTheStatesFromTheTransactions(String method, long amount, String secondMethod, long secondAmount,
            String payment, String status) {
        // When
        shopper.pay(order, method, amount);
        if (secondAmount > 0) {
            shopper.pay(order, secondMethod, secondAmount);
        }
        // Then
        var state = shopper.get("/v2/orders/" + order).data();
        assertThat(state.path("payment").stringValue()).isEqualTo(payment);
        assertThat(state.path("status").stringValue()).isEqualTo(status);
        assertThat(state.at("/meta/display_price/balance_owing/amount").longValue())
                .isEqualTo(339_610 - amount - secondAmount);
    }

    @ParameterizedTest
    @CsvSource({"authorize, 339611", "purchase, 0", "purchase, -1", "borrow, 100"})
    void shouldRefuseAPaymentThatMakesNoSense(String method, long amount) {
        // When
        var answer = shopper.pay(order, method, amount);
        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("detail").stringValue()).isEqualTo("Request could not be processed");
    }

    @Test
    void shouldKeepTheOrderPaidUntilAllOfItIsRefunded() {
        // Given
        var transaction = one(shopper.pay(order, "purchase").id());
        // When
        var partly = shopper.post(transaction + "/refund", "{\"amount\": 8910}");
        // Then
        assertThat(partly.data().path("transaction_type").stringValue()).isEqualTo("refund");
        assertThat(partly.data().path("refunded_amount").longValue()).isEqualTo(8_910);
        assertThat(shopper.get("/v2/orders/" + order).data().path("payment").stringValue()).isEqualTo("paid");
        assertThat(shopper.postNothing(transaction + "/refund").status()).isEqualTo(200);
        assertThat(shopper.get("/v2/orders/" + order).data().path("payment").stringValue()).isEqualTo("refunded");
        assertThat(shopper.post(transaction + "/refund", "{\"amount\": 1}").status()).isEqualTo(400);
    }

    @Test
    void shouldNotRefundWhatIsOnlyAuthorized() {
        // Given
        var transaction = one(shopper.pay(order, "authorize").id());
        // When
        var answer = shopper.postNothing(transaction + "/refund");
        // Then
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void shouldNotRefundAutomaticallyWhatWasCapturedManually() {
        // Given
        var transaction = one(shopper.pay(order, "authorize").id());
        shopper.post(transaction + "/capture", "{\"capture_mechanism\": \"manual\"}");
        // When
        var answer = shopper.post(transaction + "/refund", "{\"amount\": 100}");
        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("title").stringValue()).isEqualTo("Error while refunding");
    }

    @Test
    void shouldAnswer422WhenAManualPaymentIsToBeCancelled() {
        // Given
        var transaction = one(shopper.pay(order, "authorize").id());
        // When
        var answer = shopper.post(transaction + "/cancel", "{\"reason\": \"requested_by_customer\"}");
        // Then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.error().path("title").stringValue()).isEqualTo("Unsupported gateway operation");
    }

    @Test
    void shouldAnswer404ForWhatIsNotThere() {
        // When
        var answer = shopper.get("/v2/orders/unknown/transactions");
        // Then
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error().path("detail").stringValue()).isEqualTo("Order not found");
        assertThat(shopper.get(one("unknown")).status()).isEqualTo(404);
    }

    private String one(String transaction) {
        return "/v2/orders/" + order + "/transactions/" + transaction;
    }
}
