package io.millrace.ops.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterIdTest {

    @Test
    void shouldReadWhatItWritesWhenAnIdIsCopied() {
        // Given
        var id = new LetterId("commerce.orders.dlq", 3, 17);

        // When
        var read = LetterId.parse(id.toString());

        // Then
        assertThat(read).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "commerce.orders/3/17", "commerce.orders.dlq/3", "commerce.orders.dlq/-1/17",
            "commerce.orders.dlq/3/17/1", "commerce.orders.dlq/999999/17"})
    void shouldReadNothingWhenItIsNoId(String text) {
        // When
        var read = LetterId.parse(text);

        // Then
        assertThat(read).isEmpty();
    }
}
