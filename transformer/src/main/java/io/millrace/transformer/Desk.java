package io.millrace.transformer;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What all chains share. Safe for any thread.
 *
 * @param clock says when an event ended
 * @param random for the ids of the trace's hops
 */
record Desk(TransformerMetrics metrics, InstantSource clock, RandomGenerator random) {}
