package io.millrace.reader;

import io.millrace.common.command.SourceRecord;
import io.millrace.common.delivery.Abandoned;
import io.millrace.reader.Asking.Asker;
import java.util.Optional;

/**
 * A release that is to be read.
 *
 * @param release as the event tells it
 * @param scope what a backfill asked for; empty when the release was published
 * @param source the event
 * @param asker for whom
 * @param outlook tells of newer ones
 */
record SyncTask(Release release, Optional<Scope> scope, SourceRecord source, Asker asker, Outlook outlook) {

    /** Tells whether a newer release of the same catalogue was published. */
    @FunctionalInterface
    interface Outlook {
        boolean isOvertaken() throws Abandoned;
    }

    /** The partition of everything about the catalogue. */
    int partition() {
        return source.partition();
    }

    /** Under what its progress is kept. */
    String progressKey() {
        return "release/" + release.catalogue() + "/" + release.id() + scope.map(asked -> "/" + asked.job()).orElse("");
    }

    /** Under what a product of its catalogue is remembered. */
    String productKey(String product) {
        return release.catalogue() + "/" + product;
    }

    SyncTask with(Release fresh) {
        return new SyncTask(fresh, scope, source, asker, outlook);
    }
}
