package io.millrace.reader;

import io.millrace.common.delivery.Abandoned;
import java.util.List;
import java.util.Optional;

/** The products of a release, in blocks that are the same each time they are read. For one thread. */
interface Blocks extends AutoCloseable {

    /** Names the source and its state, so that a position in it can be used again. */
    String source();

    /**
     * Begins anew: the next block is the first.
     *
     * @throws NotRead when it cannot be read
     */
    void rewind() throws NotRead;

    /**
     * Goes on to the next block.
     *
     * @param isNeeded whether its lines are; the others are passed over as cheaply as that can be
     * @return its lines, none when it is passed over; empty at the end
     */
    Optional<List<Line>> next(boolean isNeeded) throws Abandoned, NotRead;

    @Override
    void close();
}
