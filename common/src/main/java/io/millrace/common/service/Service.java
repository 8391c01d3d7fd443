package io.millrace.common.service;

/**
 * A running part with an end: what {@link Launcher} starts as a process, and what the demo runs beside others.
 * Constructing one acquires what it needs, or throws {@link CannotStart}.
 */
public interface Service extends AutoCloseable {

    /**
     * Works until {@link #stop()}, and returns when no work is half-way. Called once, by one thread.
     *
     * @throws Exception when the service cannot go on
     */
    void run() throws Exception;

    /** Asks {@link #run()} to end. Returns at once; may be called by any thread, more than once, and before run. */
    void stop();

    /** Releases everything. Called once, after {@link #run()} has returned or was never called. */
    @Override
    void close();
}
