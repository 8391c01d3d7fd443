package io.millrace.sandbox.fluent;

import io.millrace.common.service.Service;
import io.millrace.common.start.CannotStart;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulator as a process of its own. */
final class FluentService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(FluentService.class);

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final FluentSimulator simulator;

    FluentService(FluentConfig config) throws CannotStart {
        simulator = FluentSimulator.start(config);
    }

    @Override
    public void run() throws InterruptedException {
        LOG.atInfo().addKeyValue("service", simulator.address()).log("The Fluent sandbox listens");
        stopped.await();
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
