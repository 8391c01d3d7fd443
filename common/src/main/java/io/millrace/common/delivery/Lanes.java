package io.millrace.common.delivery;

import io.millrace.common.command.Origin;
import io.millrace.common.deadletter.Story;
import io.millrace.common.delivery.Task.Deliver;
import io.millrace.common.delivery.Task.Move;
import io.millrace.common.delivery.Task.Purpose;
import io.millrace.common.delivery.Ticket.Stay;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Does what one {@link Column} wants done, each task in a virtual thread of its own: the column sees to it that those
 * of one key follow one another. Safe for any thread.
 */
final class Lanes {
    private static final int FULL = 100;
    private static final int HALF_FULL = 50;

    private final Site site;
    private final Tenure tenure;
    private final Column column;
    private final Shelf shelf = new Shelf();
    private final ReentrantLock lock = new ReentrantLock();
    private final Consumer<Exception> failed;

    /**
     * Where and with what the work is done.
     *
     * @param partition the column's number
     * @param log reads single records of tiers again
     */
    record Site(Itinerary itinerary, int partition, Work work, AckedWrites writes, LogReader log, ChainMetrics metrics,
            InstantSource clock) {}

    /**
     * Begins nothing yet.
     *
     * @param failed is told what the column cannot go on after
     */
    Lanes(Site site, Tenure tenure, Column column, Consumer<Exception> failed) {
        this.site = site;
        this.tenure = tenure;
        this.column = column;
        this.failed = failed;
    }

    /** Begins with what waits in tiers. */
    void start() {
        change(state -> state.start(now()));
    }

    /** A record of the main topic was read. */
    void arrive(ConsumerRecord<String, byte[]> record) {
        var place = new Place(0, record.offset());
        var tasks = locked(() -> {
            var next = column.arrive(record.offset(), String.valueOf(record.key()),
                    RetryHeaders.kind(record.headers()), now());
            if (column.isOpen(place)) {
                shelf.put(place, record);
            }
            return next;
        });
        site.metrics().read();
        begin(tasks);
    }

    /** Does what has become due. */
    void wake() {
        change(state -> state.wake(now()));
    }

    Progress progress() {
        return locked(column::progress);
    }

    Depth depth() {
        return locked(column::depth);
    }

    /** Whether no more may be read for now. */
    boolean isFull() {
        return locked(() -> shelf.fullness() >= FULL || column.remembered() >= Chain.MAX_REMEMBERED);
    }

    /**
     * Whether reading may go on after it had to stop. What is remembered may stay at its bound for as long as one
     * record is not finished, so only the records in memory have to have become fewer by half.
     */
    boolean hasRoom() {
        return locked(() -> shelf.fullness() <= HALF_FULL && column.remembered() < Chain.MAX_REMEMBERED);
    }

    private void begin(List<Task> tasks) {
        for (var task : tasks) {
            Thread.ofVirtual().name(site.itinerary().main() + "-" + site.partition()).start(() -> run(task));
        }
    }

    private void run(Task task) {
        if (!tenure.enter()) {
            site.metrics().abandoned();
            return;
        }
        try {
            switch (task) {
                case Deliver(var pending) -> deliver(pending);
                case Move move -> append(move, read(move.pending().place()), Optional.empty());
            }
        } catch (Abandoned _) {
            site.metrics().abandoned();
        } catch (Exception e) {
            // Before anything else is begun, or a key's next record would overtake this one.
            tenure.lose();
            failed.accept(e);
        } finally {
            tenure.leave();
        }
    }

    private void deliver(Pending pending) throws Abandoned, WriteFailed {
        var record = read(pending.place());
        var ticket = pending.ticket();
        var isMain = pending.place().isMain();
        var story = isMain ? Optional.<Story>empty() : Story.readFrom(record.headers());
        var attempt = new Attempt(record, new Origin(site.itinerary().main(), ticket.origin()),
                story.orElseGet(() -> Story.beginning(now())), !isMain,
                ticket.failures() >= site.itinerary().tiers().count());
        switch (site.work().attempt(attempt, tenure)) {
            case Verdict.Retry(var after) -> append(locked(() -> column.fail(pending, now())), record,
                    Optional.of(after));
            case Verdict.Ended(var isDead, var closing) -> {
                if (isDead) {
                    var mark = locked(() -> column.hold(pending, now()));
                    if (mark.isPresent()) {
                        append(mark.get(), record, Optional.empty());
                    }
                }
                close(pending, closing);
            }
        }
    }

    private void close(Pending pending, Verdict.Closing closing) throws Abandoned, WriteFailed {
        tenure.checkWrite();
        var reservation = locked(column::ending);
        var ending = closing.write();
        change(state -> {
            shelf.remove(pending.place());
            return state.ended(pending, reservation, ending, now());
        });
    }

    private void append(Move move, ConsumerRecord<String, byte[]> record, Optional<Story> story)
            throws Abandoned, WriteFailed {
        var ticket = move.ticket();
        var headers = new RecordHeaders(record.headers());
        RetryHeaders.write(ticket, headers);
        story.ifPresent(told -> told.writeTo(headers));
        var value = move.purpose() == Purpose.MARK || ticket.isHold() ? null : record.value();
        var topic = site.itinerary().topic(move.tier());
        tenure.checkWrite();
        var offset = site.writes().append(
                new ProducerRecord<>(topic, site.partition(), null, record.key(), value, headers));
        site.metrics().moved(move.tier(), ticket.stay() == Stay.PARKED);
        change(state -> {
            if (move.purpose() != Purpose.MARK) {
                shelf.remove(move.pending().place());
            }
            var tasks = state.moved(move, offset, now());
            var place = new Place(move.tier(), offset);
            if (state.isOpen(place) && !ticket.isHold()) {
                shelf.put(place, standing(topic, offset, record, headers));
            }
            return tasks;
        });
    }

    /** The record as it would be read from its new place. */
    private ConsumerRecord<String, byte[]> standing(String topic, long offset, ConsumerRecord<String, byte[]> record,
            RecordHeaders headers) {
        return new ConsumerRecord<>(topic, site.partition(), offset, record.timestamp(), record.timestampType(),
                record.serializedKeySize(), record.serializedValueSize(), record.key(), record.value(), headers,
                Optional.empty());
    }

    private ConsumerRecord<String, byte[]> read(Place place) throws Abandoned {
        var found = locked(() -> shelf.get(place));
        if (found.isPresent()) {
            return found.get();
        }
        var partition = site.itinerary().column(site.partition()).get(place.tier());
        var records = site.log().at(partition, place.offset(), tenure::check);
        if (records.isEmpty()) {
            throw new IllegalStateException("offset " + place.offset() + " of " + partition
                    + " is gone before its record was delivered: keep retry topics for longer");
        }
        locked(() -> {
            for (var record : records) {
                var next = new Place(place.tier(), record.offset());
                if (column.isOpen(next)) {
                    shelf.put(next, record);
                }
            }
            return records;
        });
        return records.getFirst();
    }

    private void change(Function<Column, List<Task>> change) {
        begin(locked(() -> change.apply(column)));
    }

    private <T> T locked(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    private Instant now() {
        return site.clock().instant();
    }
}
