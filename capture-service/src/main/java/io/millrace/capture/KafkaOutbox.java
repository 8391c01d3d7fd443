package io.millrace.capture;

import io.millrace.capture.Finish.GivenUp;
import io.millrace.capture.NextStep.End;
import io.millrace.common.command.Ending;
import io.millrace.common.delivery.AckedWrites;
import io.millrace.common.delivery.BlockedKeys;
import io.millrace.common.delivery.RetryHeaders;
import io.millrace.common.delivery.WriteFailed;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.Topics;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Writes dead letters and endings to their topics, into the partition that their record is in. */
final class KafkaOutbox implements Outbox {
    private final String deadLetters;
    private final Topic<String, Ending> outcomes;
    private final AckedWrites writes;
    private final BlockedKeys blocked;
    private final Courier.Chance chance;

    /** Leaves closing {@code producer} to the caller. */
    KafkaOutbox(Topics topics, Producer<String, byte[]> producer, BlockedKeys blocked, Courier.Chance chance) {
        deadLetters = topics.deadLetters(topics.captures()).name();
        outcomes = topics.outcomes();
        writes = new AckedWrites(producer);
        this.blocked = blocked;
        this.chance = chance;
    }

    @Override
    public long write(Arrival arrival, End end) throws WriteFailed {
        if (end.finish() instanceof GivenUp givenUp) {
            writes.append(deadLetter(arrival, givenUp, end.known()));
        }
        return writes.append(outcome(arrival, end));
    }

    private ProducerRecord<String, byte[]> deadLetter(Arrival arrival, GivenUp givenUp, Known known) {
        var headers = new RecordHeaders(arrival.record().headers());
        RetryHeaders.forget(headers);
        EndingReport.deadLetter(arrival, givenUp, known).writeTo(headers);
        EndingReport.story(arrival, givenUp, known, chance.clock().instant()).tellIn(headers);
        return record(deadLetters, arrival, arrival.record().value(), headers);
    }

    private ProducerRecord<String, byte[]> outcome(Arrival arrival, End end) {
        var headers = new RecordHeaders();
        arrival.attempt().origin().writeTo(headers);
        arrival.headers().ifPresent(event -> event.with(event.trace().next(chance.random())).writeTo(headers));
        var ending = EndingReport.ending(arrival, end, blocked, chance.clock().instant());
        ending.headline().writeTo(headers);
        return record(outcomes.name(), arrival, outcomes.values().serializer().serialize(outcomes.name(), ending),
                headers);
    }

    private static ProducerRecord<String, byte[]> record(String topic, Arrival arrival, byte[] value,
            RecordHeaders headers) {
        return new ProducerRecord<>(topic, arrival.record().partition(), null, arrival.record().key(), value, headers);
    }
}
