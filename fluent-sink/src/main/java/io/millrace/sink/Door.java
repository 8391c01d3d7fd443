package io.millrace.sink;

import io.millrace.common.budget.Budget;
import io.millrace.common.budget.Permit;
import io.millrace.common.budget.Priority;
import io.millrace.common.delivery.Abandoned;
import io.millrace.common.delivery.Tenure;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentAnswer.Unknown;
import io.millrace.common.gate.Gate;
import io.millrace.common.gate.Trouble;
import io.millrace.common.gate.Trouble.Extent;
import io.millrace.common.gate.Trouble.Misconfigured;
import io.millrace.common.gate.Trouble.Throttled;
import io.millrace.sink.NextStep.End;
import io.millrace.sink.NextStep.Later;
import io.millrace.sink.NextStep.Now;
import io.millrace.sink.NextStep.WhenWell;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What each call of one chain passes: none while Fluent is in trouble, and only as many as the budget allows. Nobody
 * waits for the end of trouble with a place of the budget in hand, so one chain cannot starve another. Safe for any
 * thread.
 */
final class Door {
    private final Budget budget;
    private final Gate account;
    private final Gate entity;

    /** On whose behalf a call is made. */
    record Caller(Priority priority, Tenure tenure) {}

    /**
     * For one chain.
     *
     * @param budget shared by all chains
     * @param account shared by all chains: closed while no call can succeed
     * @param entity of this chain: closed while none of its calls can
     */
    Door(Budget budget, Gate account, Gate entity) {
        this.budget = budget;
        this.account = account;
        this.entity = entity;
    }

    /** What a person has to mend before calls that pass a gate succeed. */
    static Optional<String> misconfiguration(Gate gate) {
        return gate.trouble().filter(Misconfigured.class::isInstance).map(Trouble::reason);
    }

    /** Whether calls wait for the end of trouble. */
    boolean isClosed() {
        return account.trouble().isPresent() || entity.trouble().isPresent();
    }

    /** Who goes first where not all can go. */
    static Priority priority(Arrival arrival) {
        if (arrival.record().headers().lastHeader(EventHeaders.REPLAY) != null) {
            return Priority.REPLAY;
        }
        if (arrival.attempt().isRetry()) {
            return Priority.RETRIES;
        }
        return switch (arrival.family()) {
            case ORDERS -> Priority.LIVE_ORDERS;
            case CUSTOMERS -> Priority.CUSTOMERS;
            case PRODUCTS, RELEASES -> Priority.PRODUCTS;
        };
    }

    /** Makes a call as soon as that is possible, decides what it means, and tells the gates and the budget. */
    NextStep pass(Caller caller, Supplier<FluentAnswer> call, Function<FluentAnswer, NextStep> decide)
            throws Abandoned {
        while (true) {
            caller.tenure().await(() -> {
                entity.await();
                account.await();
                return budget;
            });
            try (var permit = caller.tenure().await(() -> budget.enter(caller.priority()));
                    var passes = Passes.of(entity, account)) {
                if (passes.areGiven()) {
                    caller.tenure().check();
                    var answer = call.get();
                    var next = decide.apply(answer);
                    tell(permit, answer, next);
                    passes.tell(answer, next);
                    return next;
                }
            }
        }
    }

    private static void tell(Permit permit, FluentAnswer answer, NextStep next) {
        switch (next) {
            case WhenWell(Throttled _, var _, var _) -> permit.dropped();
            case WhenWell _ -> permit.ignored();
            case Now _,Later _,End _ -> {
                if (answer instanceof Unknown) {
                    permit.dropped();
                } else {
                    permit.succeeded();
                }
            }
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

        void tell(FluentAnswer answer, NextStep next) {
            switch (next) {
                case WhenWell(Misconfigured(var reason, var extent), var _, var _) when extent == Extent.ENTITY -> {
                    ofAccount.ifPresent(Gate.Pass::well);
                    ofEntity.ifPresent(pass -> pass.met(new Misconfigured(reason, extent)));
                }
                case WhenWell(var trouble, var _, var _) -> ofAccount.ifPresent(pass -> pass.met(trouble));
                case Now _,Later _,End _ -> {
                    // A mutation without an answer says nothing about Fluent; the look-up that follows will.
                    if (!(answer instanceof Unknown)) {
                        ofAccount.ifPresent(Gate.Pass::well);
                        ofEntity.ifPresent(Gate.Pass::well);
                    }
                }
            }
        }

        @Override
        public void close() {
            ofAccount.ifPresent(Gate.Pass::close);
            ofEntity.ifPresent(Gate.Pass::close);
        }
    }
}
