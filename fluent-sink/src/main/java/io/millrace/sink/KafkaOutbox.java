package io.millrace.sink;

import io.millrace.common.command.Ending;
import io.millrace.common.deadletter.DeadLetter.Holds;
import io.millrace.common.delivery.AckedWrites;
import io.millrace.common.delivery.BlockedKeys;
import io.millrace.common.delivery.RetryHeaders;
import io.millrace.common.delivery.WriteFailed;
import io.millrace.common.event.EventFamily;
import io.millrace.common.topic.Topic;
import io.millrace.common.topic.Topics;
import io.millrace.sink.Arrival.Content.Parsed;
import io.millrace.sink.Finish.GivenUp;
import io.millrace.sink.NextStep.End;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Writes dead letters and endings to their topics, into the partition that their record is in. */
final class KafkaOutbox implements Outbox {
    private final Topics topics;
    private final Topic<String, Ending> outcomes;
    private final AckedWrites writes;
    private final SourceEvents sources;
    private final BlockedKeys blocked;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** Leaves closing {@code producer} and {@code sources} to the caller. */
    KafkaOutbox(Topics topics, Producer<String, byte[]> producer, SourceEvents sources, BlockedKeys blocked,
            Courier.Chance chance) {
        this.blocked = blocked;
        this.topics = topics;
        outcomes = topics.outcomes();
        writes = new AckedWrites(producer);
        this.sources = sources;
        clock = chance.clock();
        random = chance.random();
    }

    @Override
    public long write(Arrival arrival, End end) throws WriteFailed {
        if (end.finish() instanceof GivenUp givenUp) {
            writes.append(deadLetter(arrival, givenUp, end.known()));
        }
        return writes.append(outcome(arrival, end));
    }

    private ProducerRecord<String, byte[]> deadLetter(Arrival arrival, GivenUp givenUp, Known known) {
        var event = sourceEvent(arrival);
        var headers = new RecordHeaders(arrival.record().headers());
        RetryHeaders.forget(headers);
        EndingReport.deadLetter(arrival, givenUp, known, event.isPresent() ? Holds.EVENT : Holds.COMMAND)
                .writeTo(headers);
        EndingReport.story(arrival, givenUp, known, clock.instant()).tellIn(headers);
        return record(topics.deadLetters(topic(arrival.family())).name(), arrival,
                event.orElse(arrival.record().value()), headers);
    }

    private Optional<byte[]> sourceEvent(Arrival arrival) {
        return arrival.content() instanceof Parsed(var command, var _)
                ? sources.read(command.source())
                : Optional.empty();
    }

    private ProducerRecord<String, byte[]> outcome(Arrival arrival, End end) {
        var headers = new RecordHeaders();
        arrival.attempt().origin().writeTo(headers);
        arrival.headers().ifPresent(event -> event.with(event.trace().next(random)).writeTo(headers));
        var ending = EndingReport.ending(arrival, end, blocked, clock.instant());
        ending.headline().writeTo(headers);
        var value = outcomes.values().serializer().serialize(outcomes.name(), ending);
        return record(outcomes.name(), arrival, value, headers);
    }

    private ProducerRecord<String, byte[]> record(String topic, Arrival arrival, byte[] value,
            RecordHeaders headers) {
        return new ProducerRecord<>(topic, arrival.record().partition(), null, arrival.record().key(), value, headers);
    }

    private Topic<String, ?> topic(EventFamily family) {
        return topics.fluent(family);
    }
}
