package io.millrace.reader;

import io.millrace.common.delivery.Abandoned;
import io.millrace.common.delivery.LogReader;
import io.millrace.common.delivery.Mandate;
import io.millrace.common.event.EnvelopeReader;
import io.millrace.common.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.core.JacksonException;

/** Looks ahead in the topic of releases for newer ones of the same catalogue. Safe for any thread. */
final class Outlooks {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final LogReader log;
    private final InstantSource clock;

    /** Leaves closing {@code log} to the caller. */
    Outlooks(LogReader log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** From this record on. */
    SyncTask.Outlook after(TopicPartition partition, long offset, Release release, Mandate mandate) {
        return new Looking(partition, offset + 1, release, mandate);
    }

    private final class Looking implements SyncTask.Outlook {
        private final TopicPartition partition;
        private final Release release;
        private final Mandate mandate;
        private long next;
        private Instant lookedAt = Instant.MIN;
        private boolean overtaken;

        private Looking(TopicPartition partition, long next, Release release, Mandate mandate) {
            this.partition = partition;
            this.next = next;
            this.release = release;
            this.mandate = mandate;
        }

        @Override
        public boolean isOvertaken() throws Abandoned {
            var now = clock.instant();
            if (!overtaken && (lookedAt.equals(Instant.MIN) || now.isAfter(lookedAt.plus(PAUSE)))) {
                lookedAt = now;
                var ends = log.toTheEnd(Map.of(partition, next),
                        record -> overtaken |= record.offset() >= next && isNewer(record), mandate::check);
                next = ends.getOrDefault(partition, next);
            }
            return overtaken;
        }

        private boolean isNewer(ConsumerRecord<String, byte[]> record) {
            if (record.value() == null) {
                return false;
            }
            try {
                var envelope = Json.read(record.value());
                return Scope.readFrom(envelope).isEmpty()
                        && Release.of(EnvelopeReader.resource(envelope)).filter(Release::isPublished)
                                .filter(other -> other.catalogue().equals(release.catalogue())
                                        && other.isNewerThan(release))
                                .isPresent();
            } catch (JacksonException _) {
                return false;
            }
        }
    }
}
