package io.millrace.common.event;

/**
 * One event of Elastic Path, ready to be stored.
 *
 * @param id the envelope's {@code id}, the same over the delivery attempts of one event (elastic-path reference, 4.5)
 * @param type the event key, such as {@code order.paid}
 * @param family what it is about
 * @param source which integration of Elastic Path sent it, as a CloudEvents source
 * @param subject the id of the entity
 * @param key the record key
 * @param envelope the envelope as received, as JSON, without the webhook's secret and without the deprecated copy in
 *        {@code resources}; not to be changed
 */
public record CommerceEvent(String id, String type, EventFamily family, String source, String subject, String key,
        byte[] envelope) {}
