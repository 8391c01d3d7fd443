package io.millrace.reader;

import io.millrace.common.delivery.Abandoned;
import io.millrace.reader.Progress.Tally;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The products that are no longer in a catalogue. Their SKUs stand in a compacted topic, which is read for a part of
 * them at a time. For one thread.
 */
final class Departures {
    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);
    /** How many products are looked up in one reading of the topic. */
    private static final int PART = 50_000;

    private final SyncTask task;
    private final Shelf shelf;
    private final ProductDesk desk;
    private final Set<String> told = new HashSet<>();

    Departures(SyncTask task, Shelf shelf, ProductDesk desk) {
        this.task = task;
        this.shelf = shelf;
        this.desk = desk;
    }

    /** Takes note of those that are told to be gone, and of those that are left out. */
    void note(List<Line> lines) {
        for (var line : lines) {
            switch (line) {
                case Line.Gone(var id) -> told.add(id);
                case Line.Present(var product) -> {
                    if (!desk.sends(product)) {
                        told.add(product.id());
                    }
                }
                case Line.Malformed _ -> {}
            }
        }
    }

    /** Writes the deletions that were told. */
    Tally ofThoseTold() throws Abandoned, NotRead {
        var tally = Tally.NONE;
        for (var part = 0; part * PART < told.size(); part++) {
            var ids = told.stream().skip((long) part * PART).limit(PART).map(task::productKey)
                    .collect(Collectors.toSet());
            var found = shelf.skus().find(task.partition(), ids::contains, task.asker().mandate());
            tally = tally.and(depart(found, _ -> true));
            if (found.size() < ids.size()) {
                LOG.atInfo().addKeyValue("key", task.release().catalogue())
                        .log("{} products that are gone were never sent", ids.size() - found.size());
            }
        }
        return tally;
    }

    /** Writes the deletion of each product that this release, which was read as a whole, does not have. */
    Tally ofTheRest() throws Abandoned, NotRead {
        var prefix = task.productKey("");
        var parts = 1 + shelf.skus().count(task.partition(), prefix, task.asker().mandate()) / PART;
        var tally = Tally.NONE;
        for (var part = 0L; part < parts; part++) {
            var number = part;
            var found = shelf.skus().find(task.partition(),
                    key -> key.startsWith(prefix) && Math.floorMod(key.hashCode(), parts) == number,
                    task.asker().mandate());
            tally = tally.and(depart(found, known -> !known.release().equals(task.release().id())));
        }
        return tally;
    }

    private Tally depart(Map<String, byte[]> found, Predicate<KnownProduct> isGone) throws Abandoned, NotRead {
        var tally = Tally.NONE;
        for (var entry : found.entrySet()) {
            var known = KnownProduct.read(entry.getValue());
            if (known.filter(isGone).isPresent()) {
                var id = entry.getKey().substring(task.productKey("").length());
                tally = tally.and(desk.depart(id, known.get()));
            }
        }
        shelf.outlet().flush();
        return tally;
    }
}
