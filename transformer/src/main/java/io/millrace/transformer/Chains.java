package io.millrace.transformer;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** All chains of the service. They start and end together: one that cannot go on ends the others. */
final class Chains implements AutoCloseable {
    private final List<Chain> chains;
    private final CountDownLatch ended = new CountDownLatch(1);

    Chains(List<Chain> chains) {
        this.chains = List.copyOf(chains);
    }

    /**
     * Reads until {@link #stop()} is called or a chain ends by itself, and has closed all when it returns.
     *
     * @throws IllegalStateException with what went wrong in any of them
     */
    void run() throws InterruptedException {
        chains.forEach(chain -> chain.start(ended::countDown));
        ended.await();
        close();
        var failure = new IllegalStateException("stream threads failed");
        for (var chain : chains) {
            chain.failure().ifPresent(cause -> failure
                    .addSuppressed(new IllegalStateException("while reading " + chain.family().word(), cause)));
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    /** Asks {@link #run()} to return; from any thread. */
    void stop() {
        ended.countDown();
    }

    /** Side by side, because each may take its time; a second call does nothing. */
    @Override
    public void close() {
        try (var closing = Executors.newVirtualThreadPerTaskExecutor()) {
            chains.forEach(chain -> closing.execute(chain::close));
        }
    }
}
