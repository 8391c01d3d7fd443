package io.millrace.sandbox.kafka;

import io.millrace.common.service.Service;
import io.millrace.common.start.CannotStart;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** An embedded broker as a process: it works until it is asked to stop. */
final class EmbeddedKafkaService implements Service {
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Consumer<String> announce;
    private final EmbeddedKafka kafka;

    EmbeddedKafkaService(EmbeddedKafkaOptions options, Consumer<String> announce) throws CannotStart {
        this.announce = announce;
        kafka = EmbeddedKafka.start(options);
    }

    @Override
    public void run() throws InterruptedException {
        announce.accept(EmbeddedKafkaMain.READY + kafka.bootstrapServers());
        stopped.await();
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
