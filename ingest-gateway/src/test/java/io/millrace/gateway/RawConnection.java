package io.millrace.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Speaks HTTP the way no decent client does. */
final class RawConnection implements AutoCloseable {
    private final Socket socket;

    RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(15_000);
        socket.setTcpNoDelay(true);
    }

    /** The head of a webhook, without the headers that say how long the body is. */
    static String head(String... headers) {
        return "POST " + GatewayConfig.PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + GatewayConfig.SECRET_HEADER + ": " + Settings.SECRET + "\r\n"
                + Arrays.stream(headers).map(header -> header + "\r\n").collect(Collectors.joining()) + "\r\n";
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Whether the server still takes bytes. */
    boolean drip(String text) {
        try {
            send(text);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** All that the server says until it closes the connection. */
    String readToEnd() throws IOException {
        var said = new StringBuilder();
        var buffer = new byte[8_192];
        try {
            for (var count = socket.getInputStream().read(buffer); count >= 0; count = socket.getInputStream()
                    .read(buffer)) {
                said.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (SocketException _) {
            // A reset ends the conversation too.
        }
        return said.toString();
    }

    /** What the server says first. */
    String readSome() throws IOException {
        var buffer = new byte[8_192];
        var count = socket.getInputStream().read(buffer);
        return new String(buffer, 0, Math.max(0, count), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
