package io.millrace.common.delivery;

import io.millrace.common.command.Ending;
import io.millrace.common.command.Headline;
import io.millrace.common.command.Origin;
import io.millrace.common.delivery.Census.Ended;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Reads from Kafka what is known about one column. */
final class CensusTaker {
    private final Itinerary itinerary;
    private final LogReader reader;

    CensusTaker(Itinerary itinerary, LogReader reader) {
        this.itinerary = itinerary;
        this.reader = reader;
    }

    /**
     * Reads what the tiers and the endings hold behind what is committed. Without a commit no record was ever worked
     * on, so no ending can matter.
     *
     * @param committed by partition; nothing for what was never committed
     */
    Census take(int partition, Map<TopicPartition, OffsetAndMetadata> committed, LogReader.While still)
            throws Abandoned {
        var column = itinerary.column(partition);
        var start = new ArrayList<Long>();
        for (var part : column) {
            var offset = committed.get(part);
            start.add(offset == null ? 0 : offset.offset());
        }
        var copies = copies(column, start, still);
        var origins = new HashSet<Long>();
        copies.forEach(copy -> origins.add(copy.ticket().origin()));
        var outcomes = new TopicPartition(itinerary.outcomes(), partition);
        var main = committed.get(column.getFirst());
        var endings = new HashMap<Long, Ended>();
        var from = main == null ? Long.MAX_VALUE : CommitNote.read(main.metadata()).orElse(Long.MAX_VALUE);
        var end = reader.toTheEnd(Map.of(outcomes, from),
                record -> note(record, start.getFirst(), origins, endings), still);
        return new Census(start, copies, endings, end.getOrDefault(outcomes, 0L));
    }

    private List<Copy> copies(List<TopicPartition> column, List<Long> start, LogReader.While still) throws Abandoned {
        var from = new HashMap<TopicPartition, Long>();
        for (var tier = 1; tier < column.size(); tier++) {
            from.put(column.get(tier), start.get(tier));
        }
        var copies = new ArrayList<Copy>();
        reader.toTheEnd(from, record -> RetryHeaders.read(record.headers())
                .ifPresent(ticket -> copies.add(new Copy(ticket,
                        new Place(tier(record.topic()), record.offset())))),
                still);
        return copies;
    }

    private int tier(String topic) {
        return itinerary.topics().indexOf(topic);
    }

    /** Only what may be met again is kept. */
    private void note(ConsumerRecord<String, byte[]> record, long main, Set<Long> origins, Map<Long, Ended> endings) {
        Origin.readFrom(record.headers())
                .filter(origin -> origin.topic().equals(itinerary.main()))
                .filter(origin -> origin.offset() >= main || origins.contains(origin.offset()))
                .ifPresent(origin -> endings.put(origin.offset(), new Ended(record.offset(),
                        Headline.readFrom(record.headers())
                                .filter(headline -> headline.kind() == Ending.Kind.DEAD_LETTER).isPresent())));
    }
}
