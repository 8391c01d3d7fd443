package io.millrace.transformer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** The record's own time. One that was stored without a time has that of the record before it, or 1970. */
public final class RecordTime implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long before) {
        return Math.max(0, record.timestamp() >= 0 ? record.timestamp() : before);
    }
}
