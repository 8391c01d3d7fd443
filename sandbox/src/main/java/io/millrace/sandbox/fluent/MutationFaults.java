package io.millrace.sandbox.fluent;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Switches for what becomes of mutations. They are in effect at once and for any thread; those for "the next" ones add
 * up.
 */
public final class MutationFaults {
    private final Upcoming<String> codes = new Upcoming<>();
    private final Upcoming<Silence> silences = new Upcoming<>();
    private final Map<String, String> refusedRefs = new ConcurrentHashMap<>();

    /** How a client learns nothing of what was stored. */
    enum Silence {
        RESET, TIME_OUT
    }

    MutationFaults() {}

    /** Refuses the next mutations with a business code such as {@code C0011E}; nothing is stored. */
    public void refuseNext(int mutations, String code) {
        codes.add(mutations, code);
    }

    /** Refuses every mutation for a ref with a business code, until {@link #accept}. */
    public void refuse(String ref, String code) {
        refusedRefs.put(ref, code);
    }

    /** Ends {@link #refuse}. */
    public void accept(String ref) {
        refusedRefs.remove(ref);
    }

    /** Closes the connection without an answer after the next requests that changed something. */
    public void resetAfterCommit(int requests) {
        silences.add(requests, Silence.RESET);
    }

    /** Never answers the next requests that changed something; the client has to give up. */
    public void timeOutAfterCommit(int requests) {
        silences.add(requests, Silence.TIME_OUT);
    }

    void check(String ref) {
        Optional.ofNullable(refusedRefs.get(ref)).or(codes::take).ifPresent(code -> {
            throw Refused.withCode(code);
        });
    }

    Optional<Silence> takeSilence() {
        return silences.take();
    }

    void clear() {
        codes.clear();
        silences.clear();
        refusedRefs.clear();
    }
}
