package io.millrace.sandbox.fault;

import io.helidon.webserver.CloseConnectionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps requests waiting, until the simulator ends. */
public final class Hold implements AutoCloseable {
    private final CountDownLatch end = new CountDownLatch(1);

    /**
     * Waits; at once when there is nothing to wait for.
     *
     * @throws CloseConnectionException when the simulator ends meanwhile
     */
    public void back(Duration time) {
        if (time.isPositive()) {
            try {
                if (end.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new CloseConnectionException("the simulator ends");
                }
            } catch (InterruptedException e) {
                throw new CloseConnectionException("the server stops", e);
            }
        }
    }

    @Override
    public void close() {
        end.countDown();
    }
}
