package io.millrace.reader;

import io.millrace.common.command.Ending;
import io.millrace.common.command.Ending.Cause;
import io.millrace.common.command.Ending.Kind;
import io.millrace.common.command.SourceRecord;
import io.millrace.common.deadletter.DeadLetter;
import io.millrace.common.deadletter.DeadLetter.Holds;
import io.millrace.common.deadletter.Story.Setback;
import io.millrace.common.delivery.AckedWrites;
import io.millrace.common.delivery.Attempt;
import io.millrace.common.delivery.RetryHeaders;
import io.millrace.common.delivery.Verdict;
import io.millrace.common.delivery.WriteFailed;
import io.millrace.common.event.EventFamily;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.Topics;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides and writes down how releases and jobs end. Safe for any thread. */
final class Endings {
    static final String STAGE = "commerce-reader";

    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

    private final Topics topics;
    private final AckedWrites writes;
    private final Outlet.Chance chance;
    private final ReaderMetrics metrics;

    /** Leaves closing {@code producer} to the caller. */
    Endings(Topics topics, Producer<String, byte[]> producer, Outlet.Chance chance, ReaderMetrics metrics) {
        this.topics = topics;
        writes = new AckedWrites(producer);
        this.chance = chance;
        this.metrics = metrics;
    }

    /** What ended, and what is known of it. */
    record Subject(EventFamily entity, Attempt attempt, Topic<String, ?> topic, Optional<EventHeaders> headers) {
        SourceRecord source() {
            return new SourceRecord(attempt.origin().topic(), attempt.record().partition(),
                    attempt.origin().offset(), Instant.ofEpochMilli(attempt.record().timestamp()));
        }
    }

    /** It ends for this cause, and nobody has to look. */
    Verdict ended(Subject subject, Kind kind, Cause cause) {
        return new Verdict.Ended(false, () -> {
            metrics.ended(subject.entity(), kind, cause.word());
            return write(subject, kind, cause);
        });
    }

    /** It failed, and is tried again as long as there is a tier left. */
    Verdict failed(Subject subject, NotRead failure) {
        var attempt = subject.attempt();
        LOG.atWarn().setCause(failure.getCause()).addKeyValue("key", attempt.record().key())
                .addKeyValue("attempt", attempt.story().setbacks().size() + 1)
                .addKeyValue("reason", failure.getMessage()).log("Something could not be read");
        return attempt.isLast()
                ? dead(subject, "not-read", String.valueOf(failure.getMessage()))
                : new Verdict.Retry(attempt.story().failed(
                        new Setback(chance.clock().instant(), "read", "not-read"), attempt.story().attempts() + 1));
    }

    /** A person has to look. */
    Verdict dead(Subject subject, String word, String message) {
        return new Verdict.Ended(true, () -> {
            writes.append(deadLetter(subject, word, message));
            metrics.ended(subject.entity(), Kind.DEAD_LETTER, word);
            return write(subject, Kind.DEAD_LETTER, Cause.of(word, message));
        });
    }

    private ProducerRecord<String, byte[]> deadLetter(Subject subject, String word, String message) {
        var record = subject.attempt().record();
        var headers = new RecordHeaders(record.headers());
        RetryHeaders.forget(headers);
        subject.attempt().story().tellIn(headers);
        new DeadLetter(STAGE, word, Optional.empty(), message, subject.attempt().story().attempts() + 1, Holds.EVENT,
                subject.source()).writeTo(headers);
        return new ProducerRecord<>(topics.deadLetters(subject.topic()).name(), record.partition(), null, record.key(),
                record.value(), headers);
    }

    private long write(Subject subject, Kind kind, Cause cause) throws WriteFailed {
        var record = subject.attempt().record();
        var now = chance.clock().instant();
        var ending = new Ending(subject.entity(), subject.headers().map(EventHeaders::id).orElse("unknown"),
                subject.headers().map(EventHeaders::type).orElse("unknown"), kind, STAGE, Optional.of(cause),
                Optional.empty(), subject.headers().map(EventHeaders::time).orElse(now), now, subject.source());
        var headers = new RecordHeaders();
        subject.attempt().origin().writeTo(headers);
        subject.headers().ifPresent(event -> event.with(event.trace().next(chance.random())).writeTo(headers));
        ending.headline().writeTo(headers);
        var outcomes = topics.outcomes();
        return writes.append(new ProducerRecord<>(outcomes.name(), record.partition(), null, record.key(),
                outcomes.values().serializer().serialize(outcomes.name(), ending), headers));
    }
}
