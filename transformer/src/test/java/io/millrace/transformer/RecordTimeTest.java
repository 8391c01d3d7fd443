package io.millrace.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTimeTest {

    @ParameterizedTest(name = "{0} after {1} -> {2}")
    @CsvSource({"17,-1,17", "17,99,17", "-1,99,99", "-1,-1,0", "0,99,0"})
    void shouldNeverYieldATimeThatStreamsRefuses(long stored, long before, long expected) {
        // Given
        var record = new ConsumerRecord<Object, Object>("commerce.orders", 0, 0, stored, TimestampType.CREATE_TIME, 0,
                0,
                "", "", new RecordHeaders(), Optional.empty());

        // When
        var time = new RecordTime().extract(record, before);

        // Then
        assertThat(time).isEqualTo(expected);
    }
}
