package io.millrace.sandbox.elasticpath;

import io.millrace.common.service.Service;
import io.millrace.common.start.CannotStart;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The simulator as a process: it works until it is asked to stop. */
final class ElasticPathService implements Service {
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Consumer<String> announce;
    private final ElasticPathSimulator simulator;

    ElasticPathService(ElasticPathConfig config, Consumer<String> announce) throws CannotStart {
        this.announce = announce;
        simulator = ElasticPathSimulator.start(config);
    }

    @Override
    public void run() throws InterruptedException {
        announce.accept("elastic path is ready at " + simulator.address());
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
