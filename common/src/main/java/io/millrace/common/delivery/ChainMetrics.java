package io.millrace.common.delivery;

/** What a chain counts, beside its {@link Chain#depth}. Safe for any thread. */
public interface ChainMetrics {

    /** A record of the main topic was read. */
    void read();

    /** The delivery of a record was given up with its column, unfinished; the next owner goes on with it. */
    void abandoned();

    /**
     * A record was put into a tier.
     *
     * @param tier its number, from 1
     * @param parked whether it waits for earlier ones of its key, and has not failed itself
     */
    void moved(int tier, boolean parked);

    /** From now on so many partitions of the chain are ours. */
    void holds(int columns);
}
