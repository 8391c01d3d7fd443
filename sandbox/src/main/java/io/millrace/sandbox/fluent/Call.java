package io.millrace.sandbox.fluent;

import java.util.Optional;

/** One GraphQL request while it is executed, by one thread. */
final class Call {
    private final Optional<String> traceparent;
    private boolean changedSomething;

    Call(Optional<String> traceparent) {
        this.traceparent = traceparent;
    }

    Optional<String> traceparent() {
        return traceparent;
    }

    void changed() {
        changedSomething = true;
    }

    /** Whether a mutation of it took effect. */
    boolean changedSomething() {
        return changedSomething;
    }
}
