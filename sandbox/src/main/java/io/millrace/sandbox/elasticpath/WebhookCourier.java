package io.millrace.sandbox.elasticpath;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Brings webhooks to those who asked for them, each on a thread of its own: at least once, concurrently and in no order
 * (elastic-path reference, 4.5).
 */
final class WebhookCourier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookCourier.class);

    private final AtomicBoolean hasGivenUp = new AtomicBoolean();
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-", 0).factory());
    private final WebhookSender sender = new WebhookSender();
    private final WebhookRetries retries;
    private final DeliveryLog log;
    private final Faults faults;
    private final InstantSource clock;
    private final Ids ids;

    WebhookCourier(WebhookRetries retries, DeliveryLog log, Faults faults, InstantSource clock, Ids ids) {
        this.retries = retries;
        this.log = log;
        this.faults = faults;
        this.clock = clock;
        this.ids = ids;
    }

    /** Returns at once. */
    void deliver(Envelope envelope) {
        for (int copy = 0; copy < faults.webhookCopies(); copy++) {
            threads.execute(() -> deliverOrGiveUp(envelope));
        }
    }

    /** Gives up what is under way. */
    @Override
    public void close() {
        threads.shutdownNow();
        sender.close();
        threads.close();
    }

    private void deliverOrGiveUp(Envelope envelope) {
        try {
            for (int attempt = 1; attempt <= retries.attempts(); attempt++) {
                TimeUnit.NANOSECONDS.sleep(retries.delayBefore(attempt).toNanos());
                if (attempt(envelope, attempt).succeeded()) {
                    return;
                }
            }
            LOG.atLevel(hasGivenUp.getAndSet(true) ? Level.DEBUG : Level.WARN)
                    .addKeyValue("eventId", envelope.id())
                    .addKeyValue("attempt", retries.attempts())
                    .log("A webhook was given up; see the logs of its integration");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private DeliveryAttempt attempt(Envelope envelope, int attempt) {
        Instant sent = clock.instant();
        var started = System.nanoTime();
        var answer = sender.send(envelope, attempt);
        var done = new DeliveryAttempt(ids.next(), envelope.id(), envelope.trigger(), envelope.subject(),
                envelope.integration().id(), attempt, answer.status(), answer.text(),
                Duration.ofNanos(System.nanoTime() - started), sent);
        log.add(done);
        return done;
    }
}
