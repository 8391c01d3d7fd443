package io.millrace.common.delivery;

import java.util.List;

/**
 * What a column has to commit, in one request.
 *
 * @param positions the offset to go on from, by tier; the main topic's is the first
 * @param endings from which offset on the endings have to be read again then
 */
record Progress(List<Long> positions, long endings) {

    Progress {
        positions = List.copyOf(positions);
    }
}
