package io.millrace.sandbox;

import io.millrace.common.service.Belongings;
import io.millrace.common.service.Service;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/** A part of the sandbox as a process: it says in one line that it is ready, and works until it is asked to stop. */
public final class Resident implements Service {
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Belongings belongings = new Belongings();
    private final String ready;
    private final PrintWriter out;

    /** Owns {@code part}, which works already. */
    public Resident(AutoCloseable part, String ready, PrintWriter out) {
        belongings.add(part);
        this.ready = ready;
        this.out = out;
    }

    @Override
    public void run() throws InterruptedException {
        out.println(ready);
        out.flush();
        stopped.await();
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public void close() {
        belongings.close();
    }
}
