package io.millrace.sink;

import io.millrace.sink.NextStep.End;
import io.millrace.sink.NextStep.Later;
import io.millrace.sink.NextStep.Now;
import io.millrace.sink.NextStep.WhenWell;
import io.millrace.sink.fluent.FluentAnswer;
import io.millrace.sink.fluent.FluentAnswer.Unknown;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/** What each call of one chain passes: so many at a time, and none while Fluent is in trouble. Safe for any thread. */
final class Door {
    private final Semaphore places;
    private final Gate gate;

    /**
     * For one chain.
     *
     * @param inFlight calls at a time
     * @param gate shared by all chains
     */
    Door(int inFlight, Gate gate) {
        places = new Semaphore(inFlight, true);
        this.gate = gate;
    }

    /** Makes a call as soon as that is possible, decides what it means, and tells the gate. */
    NextStep pass(Tenure tenure, Supplier<FluentAnswer> call, Function<FluentAnswer, NextStep> decide)
            throws Abandoned {
        var taken = tenure.await(() -> {
            places.acquire();
            return places;
        });
        try (var pass = tenure.await(gate::enter)) {
            tenure.check();
            var answer = call.get();
            var next = decide.apply(answer);
            switch (next) {
                case WhenWell(var trouble, var _, var _) -> pass.met(trouble);
                case Now _,Later _,End _ -> {
                    // A mutation without an answer says nothing about Fluent; the look-up that follows will.
                    if (!(answer instanceof Unknown)) {
                        pass.well();
                    }
                }
            }
            return next;
        } finally {
            taken.release();
        }
    }
}
