package io.millrace.common.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that can do to a connection what well-behaved HTTP servers never do. */
final class RawServer implements AutoCloseable {

    /** What is done once a request has been read. */
    interface Behaviour {
        void answer(Socket connection) throws Exception;
    }

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final Behaviour behaviour;

    RawServer(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    static Behaviour says(String text) {
        return connection -> write(connection, text);
    }

    static Behaviour closes() {
        return connection -> {};
    }

    static Behaviour resets() {
        return connection -> connection.setSoLinger(true, 0);
    }

    Behaviour hangs() {
        return connection -> closed.await();
    }

    static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/path?secret=1");
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                var connection = socket.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException _) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket accepted) {
        try (var connection = accepted) {
            read(connection);
            requests.incrementAndGet();
            behaviour.answer(connection);
        } catch (Exception _) {
            // The client went away, which some tests make it do.
        }
    }

    private static void read(Socket connection) throws IOException {
        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        var length = 0;
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            var header = line.toLowerCase(Locale.ROOT);
            length = header.startsWith("content-length:") ? Integer.parseInt(header.substring(15).strip()) : length;
        }
        for (var i = 0; i < length; i++) {
            in.read();
        }
    }
}
