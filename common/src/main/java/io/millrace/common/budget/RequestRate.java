package io.millrace.common.budget;

import io.github.bucket4j.BandwidthBuilder.BandwidthBuilderBuildStage;
import io.github.bucket4j.BandwidthBuilder.BandwidthBuilderCapacityStage;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How often something may begin: evenly, with at most a tenth of a second's worth at once; without a rate, always. Not
 * safe for threads.
 */
final class RequestRate {
    private static final double NANOS_OF_A_SECOND = 1e9;
    private static final double SECONDS_OF_A_BURST = 0.1;

    private final OptionalDouble perSecond;
    private final Optional<Bucket> bucket;
    private double share = 1;

    RequestRate(OptionalDouble perSecond, Timekeeper time) {
        this.perSecond = perSecond;
        this.bucket = perSecond.stream().boxed().findFirst().map(rate -> Bucket.builder()
                .addLimit(stage -> evenly(stage, rate))
                .withCustomTimePrecision(new Meter(time))
                .withSynchronizationStrategy(SynchronizationStrategy.NONE)
                .build());
    }

    /** Takes a turn, if there is one now. */
    boolean take() {
        return bucket.map(tokens -> tokens.tryConsume(1)).orElse(true);
    }

    /** Returns a turn that was not used. */
    void giveBack() {
        bucket.ifPresent(tokens -> tokens.addTokens(1));
    }

    /** How long there will be no turn; zero when there is one. */
    long nanosToWait() {
        return bucket.map(tokens -> tokens.estimateAbilityToConsume(1).getNanosToWaitForRefill()).orElse(0L);
    }

    /** From now on only this part of the whole rate, more than 0 and at most 1. */
    void share(double fraction) {
        share = fraction;
        perSecond().ifPresent(rate -> bucket.ifPresent(tokens -> tokens.replaceConfiguration(
                BucketConfiguration.builder().addLimit(stage -> evenly(stage, rate)).build(),
                TokensInheritanceStrategy.PROPORTIONALLY)));
    }

    /** Turns a second, as far as they are limited. */
    OptionalDouble perSecond() {
        return perSecond.isPresent() ? OptionalDouble.of(perSecond.getAsDouble() * share) : perSecond;
    }

    private static BandwidthBuilderBuildStage evenly(BandwidthBuilderCapacityStage stage, double rate) {
        return stage.capacity(Math.max(1, (long) (rate * SECONDS_OF_A_BURST)))
                .refillGreedy(1, Duration.ofNanos((long) (NANOS_OF_A_SECOND / rate)));
    }

    /** The library's view of our time. */
    private record Meter(Timekeeper time) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return time.nanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
