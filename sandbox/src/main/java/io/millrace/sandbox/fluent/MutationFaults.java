package io.millrace.sandbox.fluent;

import io.millrace.sandbox.fault.Dice;
import io.millrace.sandbox.fault.Draw;
import io.millrace.sandbox.fault.Fault;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Switches for what becomes of mutations. They are in effect at once and for any thread. A document with several
 * mutations passes {@link #codes} with each of them, and {@link #commits} once.
 */
public final class MutationFaults {
    private final Draw<BusinessCode> codes;
    private final Draw<Fault.OfAnswer> commits;
    private final Map<String, String> refusedRefs = new ConcurrentHashMap<>();
    private volatile Optional<RefShare> refShare = Optional.empty();

    /**
     * Some refs, always the same ones.
     *
     * @param share which part of all refs, from 0 to 1
     * @param code what mutations of them are refused with
     */
    public record RefShare(double share, String code) {

        /** A share and a code that can be. */
        public RefShare {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share must be from 0 to 1: " + share);
            }
            BusinessCode.check(code);
        }

        boolean includes(String ref) {
            return new SplittableRandom(ref.hashCode()).nextDouble() < share;
        }
    }

    MutationFaults(Dice dice) {
        codes = new Draw<>(dice);
        commits = new Draw<>(dice);
    }

    /** Refuses mutations with business codes; nothing is stored. */
    public Draw<BusinessCode> codes() {
        return codes;
    }

    /** What becomes of the answer to a request that changed something. */
    public Draw<Fault.OfAnswer> commits() {
        return commits;
    }

    /** Refuses the next mutations with a business code such as {@code C0011E}; nothing is stored. */
    public void refuseNext(int mutations, String code) {
        codes.next(mutations, new BusinessCode(code));
    }

    /** Refuses every mutation for a ref with a business code, until {@link #accept}. */
    public void refuse(String ref, String code) {
        BusinessCode.check(code);
        refusedRefs.put(ref, code);
    }

    /** Ends {@link #refuse}. */
    public void accept(String ref) {
        refusedRefs.remove(ref);
    }

    /** Refuses every mutation for some of all refs, chosen by their hash; a share of 0 ends it. */
    public void refuseShareOfRefs(double share, String code) {
        refShare = Optional.of(new RefShare(share, code)).filter(chosen -> chosen.share() > 0);
    }

    /** Whether mutations for a ref are refused, by its name or by its hash. */
    public boolean refuses(String ref) {
        return codeOf(ref).isPresent();
    }

    /** Closes the connection without an answer after the next requests that changed something. */
    public void resetAfterCommit(int requests) {
        commits.next(requests, new Fault.Reset());
    }

    /** Never answers the next requests that changed something; the client has to give up. */
    public void timeOutAfterCommit(int requests) {
        commits.next(requests, new Fault.TimeOut());
    }

    void check(String ref) {
        codeOf(ref).or(() -> codes.take().map(BusinessCode::code)).ifPresent(code -> {
            throw Refused.withCode(code);
        });
    }

    Map<String, String> refusedRefs() {
        return Map.copyOf(refusedRefs);
    }

    void refuseOnly(Map<String, String> codesByRef) {
        codesByRef.values().forEach(BusinessCode::check);
        refusedRefs.clear();
        refusedRefs.putAll(codesByRef);
    }

    Optional<RefShare> refShare() {
        return refShare;
    }

    void clear() {
        codes.clear();
        commits.clear();
        refusedRefs.clear();
        refShare = Optional.empty();
    }

    private Optional<String> codeOf(String ref) {
        return Optional.ofNullable(refusedRefs.get(ref))
                .or(() -> refShare.filter(chosen -> chosen.includes(ref)).map(RefShare::code));
    }
}
