package io.millrace.common.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BelongingsTest {

    @Test
    void shouldCloseTheRestInReverseOrderWhenOneFailsTo() {
        // Given
        List<String> closed = new ArrayList<>();
        var belongings = new Belongings();
        belongings.add(() -> closed.add("first"));
        belongings.add(() -> {
            throw new IOException("broken");
        });
        belongings.add(() -> closed.add("last"));

        // When
        var failure = catchThrowable(belongings::close);

        // Then
        assertThat(closed).containsExactly("last", "first");
        assertThat(failure).hasSuppressedException(new IOException("broken"));
    }
}
