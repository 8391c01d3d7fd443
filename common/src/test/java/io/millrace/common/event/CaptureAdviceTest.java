package io.millrace.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CaptureAdviceTest {

    @Test
    void shouldAdviseWhenOrdersGoToFluentOnlyOncePaid() {
        // When
        var advice = CaptureAdvice.of(Set.of("order.paid"));

        // Then
        assertThat(advice).hasValueSatisfying(text -> assertThat(text).contains("order.paid",
                "MILLRACE_TRANSFORMER_ORDER_EVENTS=order.authorized"));
    }

    @Test
    void shouldHaveNothingToSayWhenAuthorisedOrdersAreSent() {
        // When
        var advice = CaptureAdvice.of(Set.of("order.paid", "order.authorized"));

        // Then
        assertThat(advice).isEmpty();
    }
}
