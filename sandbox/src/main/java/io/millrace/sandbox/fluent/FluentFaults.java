package io.millrace.sandbox.fluent;

/** Everything that can be made to go wrong, for any thread and at once. */
public final class FluentFaults {
    private final HttpFaults http = new HttpFaults();
    private final MutationFaults mutations = new MutationFaults();
    private final Permissions permissions = new Permissions();

    FluentFaults() {}

    /** Status codes, slowness, outages. */
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

    /** Ends every fault; a request that is never to be answered stays so. */
    public void clear() {
        http.clear();
        mutations.clear();
        permissions.clear();
    }
}
