package io.millrace.transformer;

import io.millrace.common.command.Ending;
import io.millrace.common.event.EventFamily;
import io.millrace.common.topic.Topic;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What the clerks of a chain work with.
 *
 * @param family what the chain is about
 * @param judges one for each task, made on the thread that will use it, because templates are not shared by threads
 * @param outcomes how endings are written
 * @param retention how long after its last event an entity is remembered
 * @param desk what all chains share
 */
record Step(EventFamily family, Supplier<Judge> judges, Topic<String, Ending> outcomes, Duration retention,
        Desk desk) {}
