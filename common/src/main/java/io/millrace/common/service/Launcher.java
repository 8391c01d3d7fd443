package io.millrace.common.service;

import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.start.CannotStart;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a {@link Service} as this process. */
public final class Launcher {
    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

    private Launcher() {}

    /**
     * Builds the service, runs it and closes it. A shutdown hook asks it to stop and waits until it is closed, because
     * a JVM halts as soon as its hooks return.
     *
     * @return how it ended; the caller makes it the exit code
     */
    public static Exit run(String name, Callable<? extends Service> wiring) {
        var closed = new CountDownLatch(1);
        Exit exit;
        try {
            exit = runClosing(name, wiring, closed);
        } catch (InvalidSettings e) {
            LOG.error("{} cannot start: {}", name, e.getMessage());
            exit = Exit.INVALID_SETTINGS;
        } catch (CannotStart e) {
            LOG.error("{} cannot start: {}", name, e.getMessage());
            exit = Exit.CANNOT_START;
        } catch (Exception e) {
            LOG.error("{} failed", name, e);
            exit = Exit.FAILED;
        } finally {
            closed.countDown();
        }
        return exit;
    }

    private static Exit runClosing(String name, Callable<? extends Service> wiring, CountDownLatch closed)
            throws Exception {
        try (var service = wiring.call()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(service, closed), "stop-" + name));
            service.run();
        }
        LOG.info("{} stopped", name);
        return Exit.STOPPED;
    }

    private static void stopAndWait(Service service, CountDownLatch closed) {
        service.stop();
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
