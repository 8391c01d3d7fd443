package io.millrace.reader;

import io.millrace.reader.Progress.Tally;

/** What came of reading a release. */
sealed interface SyncResult {

    /** All of it was read. */
    record Done(SyncPlan plan, Tally tally) implements SyncResult {}

    /** It was read before. */
    record Repeated() implements SyncResult {}

    /** A newer release was published, and is read in its place. */
    record Superseded(Tally tally) implements SyncResult {}

    /** Elastic Path does not have it any more: it keeps three of a catalogue. */
    record Gone() implements SyncResult {}
}
