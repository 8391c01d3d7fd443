package io.millrace.reader;

import io.millrace.common.delivery.Abandoned;
import io.millrace.reader.Progress.Position;
import io.millrace.reader.Progress.State;
import io.millrace.reader.Progress.Tally;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Reads a published release and writes an event for each of its products: from the delta file where that tells all that
 * changed since the last release that was read, else page by page. It keeps a block of products in memory, and goes on
 * after the last finished one when it is begun again. Safe for any thread.
 */
final class CatalogueSync {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueSync.class);

    private final Asking asking;
    private final DeltaFiles deltas;
    private final Policy policy;
    private final Shelves shelves;
    private final ReaderMetrics metrics;
    private final InstantSource clock;

    /** Gives each sync what it writes to. */
    CatalogueSync(Asking asking, DeltaFiles deltas, Policy policy, Shelves shelves, ReaderMetrics metrics,
            InstantSource clock) {
        this.asking = asking;
        this.deltas = deltas;
        this.policy = policy;
        this.shelves = shelves;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Reads the release, or what a backfill asked of it.
     *
     * @throws Abandoned when the mandate is over; the next one goes on
     * @throws NotRead when it cannot be read now
     */
    SyncResult run(SyncTask announced) throws Abandoned, NotRead {
        var shelf = shelves.open();
        var last = last(announced, shelf);
        if (announced.scope().isEmpty()
                && last.filter(read -> read.id().equals(announced.release().id())).isPresent()) {
            return new SyncResult.Repeated();
        }
        if (last.filter(read -> read.isNewerThan(announced.release())).isPresent()
                || announced.outlook().isOvertaken()) {
            return new SyncResult.Superseded(Tally.NONE);
        }
        var fresh = asking.get(announced.asker(), announced.release().path(), Map.of())
                .flatMap(body -> Release.of(body.path("data")));
        if (fresh.isEmpty()) {
            return new SyncResult.Gone();
        }
        if (!fresh.get().isPublished()) {
            throw new NotRead("release " + fresh.get().id() + " is announced as PUBLISHED and reads as "
                    + fresh.get().status());
        }
        var task = announced.with(fresh.get());
        var plan = task.scope().isPresent()
                ? SyncPlan.PAGES
                : SyncPlan.of(task.release(), releases(task), last.map(Release::id));
        try (var blocks = plan == SyncPlan.PAGES
                ? new PageBlocks(asking, task.asker(), task.release())
                : deltas.fetch(task.release(), task.asker())) {
            return read(task, plan, blocks, shelf);
        }
    }

    private SyncResult read(SyncTask task, SyncPlan plan, Blocks blocks, Shelf shelf) throws Abandoned, NotRead {
        var before = shelf.progress().find(task.partition(), task.progressKey(), task.asker().mandate())
                .flatMap(Progress::read).filter(progress -> progress.source().equals(blocks.source()));
        if (before.filter(progress -> progress.state() == State.DONE).isPresent()) {
            return new SyncResult.Done(plan, before.get().tally());
        }
        LOG.atInfo().addKeyValue("key", task.release().catalogue()).addKeyValue("eventId", task.release().id())
                .log("Reading a release from {}, after {}", plan,
                        before.map(progress -> progress.position().toString()).orElse("nothing"));
        var walk = new SyncWalk(task, new SyncWalk.Source(plan, blocks), shelf,
                new ProductDesk(task, plan, asking, policy, shelf, metrics), clock, metrics);
        var tally = walk.from(before.map(Progress::position).orElse(Position.START),
                before.map(Progress::tally).orElse(Tally.NONE));
        if (tally.isEmpty()) {
            return new SyncResult.Superseded(walk.tally());
        }
        if (task.scope().isEmpty()) {
            shelf.progress().write(task.partition(), catalogueKey(task),
                    task.release().bytes());
            shelf.outlet().flush();
        }
        return new SyncResult.Done(plan, tally.get());
    }

    private static String catalogueKey(SyncTask task) {
        return "catalogue/" + task.release().catalogue();
    }

    private static Optional<Release> last(SyncTask task, Shelf shelf) throws Abandoned {
        return shelf.progress().find(task.partition(), catalogueKey(task), task.asker().mandate())
                .flatMap(Release::read);
    }

    /** Newest first. A release that failed changed nothing, so that the delta is not relative to it. */
    private List<String> releases(SyncTask task) throws Abandoned, NotRead {
        return asking.get(task.asker(), "/pcm/catalogs/" + task.release().catalogue() + "/releases", Map.of())
                .map(body -> body.path("data").valueStream()
                        .filter(release -> release.at("/meta/release_status").asString("").equals("PUBLISHED"))
                        .sorted(Comparator.comparing(CatalogueSync::created).reversed())
                        .map(release -> release.path("id").asString("")).toList())
                .orElse(List.of());
    }

    private static String created(JsonNode release) {
        return release.at("/meta/created_at").asString("");
    }
}
