package io.millrace.common.delivery;

import io.millrace.common.budget.Budget;
import io.millrace.common.budget.Permit;
import io.millrace.common.budget.Priority;
import io.millrace.common.delivery.Door.Sign.Met;
import io.millrace.common.delivery.Door.Sign.Silence;
import io.millrace.common.delivery.Door.Sign.Well;
import io.millrace.common.gate.Gate;
import io.millrace.common.gate.Trouble;
import io.millrace.common.gate.Trouble.Extent;
import io.millrace.common.gate.Trouble.Misconfigured;
import io.millrace.common.gate.Trouble.Throttled;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What each call to a target passes: none while the target is in trouble, and only as many as the budget allows. Nobody
 * waits for the end of trouble with a place of the budget in hand, so one chain cannot starve another. Safe for any
 * thread.
 */
public final class Door {
    private final Budget budget;
    private final Gate account;
    private final Gate entity;

    /** On whose behalf a call is made. */
    public record Caller(Priority priority, Mandate mandate) {}

    /** What a call tells about its target. */
    public sealed interface Sign {
        /** It answered, whatever it said: it works. */
        record Well() implements Sign {}

        /** No answer came. That says nothing about the target, and a look-up that follows will; it may be its load. */
        record Silence() implements Sign {}

        /** It is in trouble. */
        record Met(Trouble trouble) implements Sign {}
    }

    /**
     * For one kind of calls.
     *
     * @param budget shared by all kinds
     * @param account shared by all kinds: closed while no call can succeed
     * @param entity of this kind: closed while none of its calls can
     */
    public Door(Budget budget, Gate account, Gate entity) {
        this.budget = budget;
        this.account = account;
        this.entity = entity;
    }

    /** Whether calls wait for the end of trouble. */
    public boolean isClosed() {
        return account.trouble().isPresent() || entity.trouble().isPresent();
    }

    /**
     * Makes a call as soon as that is possible, and tells the gates and the budget how the target is.
     *
     * @param call is made once; throws nothing that is the target's
     * @param sign what the result tells
     * @throws Abandoned when the mandate is over before the call
     */
    public <R> R pass(Caller caller, Supplier<R> call, Function<? super R, Sign> sign) throws Abandoned {
        while (true) {
            caller.mandate().await(() -> {
                entity.await();
                account.await();
                return budget;
            });
            try (var permit = caller.mandate().await(() -> budget.enter(caller.priority()));
                    var passes = Passes.of(entity, account)) {
                if (passes.areGiven()) {
                    caller.mandate().check();
                    var result = call.get();
                    var told = sign.apply(result);
                    tell(permit, told);
                    passes.tell(told);
                    return result;
                }
            }
        }
    }

    private static void tell(Permit permit, Sign sign) {
        switch (sign) {
            case Well _ -> permit.succeeded();
            case Silence _ -> permit.dropped();
            case Met(Throttled _) -> permit.dropped();
            case Met _ -> permit.ignored();
        }
    }

    /** The right to pass both gates, or none. */
    private record Passes(Optional<Gate.Pass> ofEntity, Optional<Gate.Pass> ofAccount) implements AutoCloseable {

        static Passes of(Gate entity, Gate account) {
            var first = entity.enter();
            return new Passes(first, first.flatMap(_ -> account.enter()));
        }

        boolean areGiven() {
            return ofEntity.isPresent() && ofAccount.isPresent();
        }

        void tell(Sign sign) {
            switch (sign) {
                case Met(Misconfigured misconfigured) when misconfigured.extent() == Extent.ENTITY -> {
                    ofAccount.ifPresent(Gate.Pass::well);
                    ofEntity.ifPresent(pass -> pass.met(misconfigured));
                }
                case Met(var trouble) -> ofAccount.ifPresent(pass -> pass.met(trouble));
                case Well _ -> {
                    ofAccount.ifPresent(Gate.Pass::well);
                    ofEntity.ifPresent(Gate.Pass::well);
                }
                case Silence _ -> {}
            }
        }

        @Override
        public void close() {
            ofAccount.ifPresent(Gate.Pass::close);
            ofEntity.ifPresent(Gate.Pass::close);
        }
    }
}
