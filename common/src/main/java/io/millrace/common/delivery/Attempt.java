package io.millrace.common.delivery;

import io.millrace.common.command.Origin;
import io.millrace.common.deadletter.Story;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record whose turn it is.
 *
 * @param record as it stands in the main topic or in a retry topic
 * @param origin where it was first read: to be written into the headers of its ending
 * @param story what has been tried so far
 * @param isRetry whether it comes from a retry topic
 * @param isLast whether no tier is left, should this attempt fail
 */
public record Attempt(ConsumerRecord<String, byte[]> record, Origin origin, Story story, boolean isRetry,
        boolean isLast) {}
