package io.millrace.sandbox.elasticpath;

import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Where resources announce what happened to them. Returns at once; safe for any thread. */
@FunctionalInterface
interface Events {

    /** Announces an event; the payload is asked for at once, and only when somebody observes the event. */
    void fire(String key, Supplier<ObjectNode> payload);
}
