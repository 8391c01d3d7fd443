package io.millrace.sandbox.kafka;

import io.millrace.common.service.Ports;
import io.millrace.common.start.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The two ports of a node that is broker and controller. Kafka writes them into its settings before it listens, so they
 * are found out beforehand; both are held at once, so that they differ.
 */
record BrokerPorts(int clients, int controller) {

    /** Below the ports that systems give to outgoing connections, one of which could come in between. */
    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 100;

    /**
     * Finds two ports that are free now.
     *
     * @param wanted the port for clients, or 0 for any
     * @throws CannotStart when {@code wanted} is taken
     */
    static BrokerPorts free(int wanted) throws CannotStart {
        try (var clients = wanted == 0 ? listenAnywhere() : Ports.listening(wanted, () -> listen(wanted));
                var controller = listenAnywhere()) {
            return new BrokerPorts(clients.getLocalPort(), controller.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listenAnywhere() {
        for (var i = 0; i < TRIES; i++) {
            try {
                return listen(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
            } catch (UncheckedIOException _) {
                // taken; the next one may not be
            }
        }
        return listen(0);
    }

    private static ServerSocket listen(int port) {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
