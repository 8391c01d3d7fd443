package io.millrace.common.delivery;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A column that is ours: first its census is taken, then it is worked on. For the thread that polls. */
final class Holding {
    private final Tenure tenure;
    private final CompletableFuture<Census> census;
    private @Nullable Lanes lanes;
    private @Nullable Progress committed;

    Holding(Tenure tenure, CompletableFuture<Census> census) {
        this.tenure = tenure;
        this.census = census;
    }

    Tenure tenure() {
        return tenure;
    }

    /** The census, once it is taken and before work begins. */
    boolean isReady() {
        return lanes == null && census.isDone();
    }

    Census census() {
        return census.join();
    }

    void begin(Lanes next) {
        lanes = next;
    }

    Optional<Lanes> lanes() {
        return Optional.ofNullable(lanes);
    }

    /** What is to be committed, when that has changed. */
    Optional<Progress> toCommit() {
        return lanes().map(Lanes::progress)
                .filter(now -> committed == null || !committed.positions().equals(now.positions()))
                .map(now -> {
                    committed = now;
                    return now;
                });
    }
}
