package io.millrace.sandbox.kafka;

import io.millrace.common.service.Ports;
import io.millrace.common.start.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * The two ports of a node that is broker and controller. Kafka writes them into its settings before it listens, so they
 * are found out beforehand; both are held at once, so that they differ.
 */
record BrokerPorts(int clients, int controller) {

    /**
     * Finds two ports that are free now.
     *
     * @param wanted the port for clients, or 0 for any
     * @throws CannotStart when {@code wanted} is taken
     */
    static BrokerPorts free(int wanted) throws CannotStart {
        try (var clients = Ports.listening(wanted, () -> listen(wanted)); var controller = listen(0)) {
            return new BrokerPorts(clients.getLocalPort(), controller.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listen(int port) {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
