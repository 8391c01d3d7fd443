package io.millrace.common.gate;

import java.time.Duration;
import java.util.Optional;

/** What keeps calls from being made, whatever they are about. */
public sealed interface Trouble {

    /** For a person, in one sentence. */
    String reason();

    /** How long the target asks to be left alone. */
    Optional<Duration> atLeast();

    /**
     * Nothing of the call reached the target.
     *
     * @param before whether it was ever reached since this process started; if not, its address may be wrong
     */
    record Unreachable(String reason, boolean before) implements Trouble {

        /** Of a target that has answered before, as far as is known. */
        public Unreachable(String reason) {
            this(reason, true);
        }

        @Override
        public Optional<Duration> atLeast() {
            return Optional.empty();
        }
    }

    /** The target, or something before it, failed; whether the call was acted on is not known. */
    record Failing(String reason, Optional<Duration> atLeast) implements Trouble {}

    /** Too many calls; this one was not acted on. */
    record Throttled(String reason, Optional<Duration> atLeast) implements Trouble {}

    /**
     * Somebody has to mend the settings or the account.
     *
     * @param extent which calls it is about
     */
    record Misconfigured(String reason, Extent extent) implements Trouble {

        /** For all calls. */
        public Misconfigured(String reason) {
            this(reason, Extent.ACCOUNT);
        }

        @Override
        public Optional<Duration> atLeast() {
            return Optional.empty();
        }
    }

    /** Which calls a setting is wrong for. */
    enum Extent {
        /** All: the address, the log-in. */
        ACCOUNT,
        /** Those of one kind of entity: a permission, or something they need that the account lacks. */
        ENTITY
    }
}
