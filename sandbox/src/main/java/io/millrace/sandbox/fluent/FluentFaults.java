package io.millrace.sandbox.fluent;

import io.millrace.sandbox.fault.Dice;

/** Everything that can be made to go wrong, for any thread and at once. */
public final class FluentFaults {
    private static final long SEED = 1;

    private final Dice dice = new Dice(SEED);
    private final HttpFaults http = new HttpFaults(dice);
    private final MutationFaults mutations = new MutationFaults(dice);
    private final Permissions permissions = new Permissions();

    FluentFaults() {}

    /** Status codes, slowness, outages, spoilt answers. */
    public HttpFaults http() {
        return http;
    }

    /** Business codes, lost answers. */
    public MutationFaults mutations() {
        return mutations;
    }

    /** What the user may do. */
    public Permissions permissions() {
        return permissions;
    }

    /** Begins chance anew, for whatever happens to a share. */
    public void seed(long seed) {
        dice.seed(seed);
    }

    /** Ends every fault; a request that is never to be answered stays so. */
    public void clear() {
        http.clear();
        mutations.clear();
        permissions.clear();
    }
}
