package io.millrace.reader;

import java.util.List;
import java.util.Optional;

/** Where the products of a release are to be read from. Pure. */
enum SyncPlan {
    /** The delta file, which tells what changed since the release before. */
    CHANGES,
    /** The delta file, which holds all there is. */
    WHOLE_FILE,
    /** The pages of the release: the delta would leave out what changed in a release that was not read. */
    PAGES;

    /**
     * Decides for a release.
     *
     * @param releases those of its catalogue, newest first, as far as Elastic Path still has them
     * @param last the release of this catalogue that was read last, if any
     */
    static SyncPlan of(Release release, List<String> releases, Optional<String> last) {
        if (release.delta().isEmpty()) {
            return PAGES;
        }
        if (release.hasWholeDelta()) {
            return WHOLE_FILE;
        }
        var place = releases.indexOf(release.id());
        var before = place >= 0 && place + 1 < releases.size()
                ? Optional.of(releases.get(place + 1))
                : Optional.<String>empty();
        return before.isPresent() && before.equals(last) ? CHANGES : PAGES;
    }

    /** Whether what is not in it is no longer in the catalogue. */
    boolean isWhole() {
        return this != CHANGES;
    }
}
