package io.millrace.common.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.EventHeaders;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class TemplateTraceTest {
    private static final TemplateTrace TRACE = new TemplateTrace(Optional.of("0123"), Optional.of("order.jsonata"),
            OptionalInt.of(7));

    @Test
    void shouldReadBackWhichTemplateFailedAndWhere() {
        // Given
        var headers = new RecordHeaders();

        // When
        TRACE.writeTo(headers);

        // Then
        assertThat(TemplateTrace.readFrom(headers)).isEqualTo(TRACE);
    }

    @Test
    void shouldForgetTheTemplateOfAnEarlierFailureWhenTheNextOneHasNone() {
        // Given
        var headers = new RecordHeaders();
        TRACE.writeTo(headers);

        // When
        TemplateTrace.NONE.writeTo(headers);

        // Then
        assertThat(TemplateTrace.readFrom(headers)).isEqualTo(TemplateTrace.NONE);
    }

    @Test
    void shouldLeaveOutALineThatIsNoNumber() {
        // Given
        var headers = new RecordHeaders();
        TRACE.writeTo(headers);
        EventHeaders.put(headers, "dlq_line", "seven");

        // When
        var read = TemplateTrace.readFrom(headers);

        // Then
        assertThat(read.line()).isEmpty();
    }
}
