package io.millrace.sandbox.kafka;

import io.millrace.common.service.Belongings;
import io.millrace.common.start.CannotStart;
import java.net.BindException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.kafka.common.utils.Time;

/**
 * A real Apache Kafka node in this JVM, broker and KRaft controller in one, on 127.0.0.1 only. Topics are never created
 * by accident. Once the JVM is warm it starts in about half a second.
 */
public final class EmbeddedKafka implements Broker {
    /** How often somebody else may take a free port before the broker does. */
    private static final int MOST_LOST = 5;

    private final KafkaRaftServer server;
    private final Belongings held;
    private final String bootstrapServers;

    private EmbeddedKafka(KafkaRaftServer server, Belongings held, int port) {
        this.server = server;
        this.held = held;
        this.bootstrapServers = BrokerSettings.HOST + ":" + port;
    }

    /**
     * Starts on a free port and keeps nothing.
     *
     * @throws CannotStart when the machine refuses ports
     */
    public static EmbeddedKafka start() throws CannotStart {
        return start(EmbeddedKafkaOptions.temporary());
    }

    /**
     * Starts, and returns when the broker answers.
     *
     * @throws CannotStart when the port is taken or another broker uses the folder
     */
    public static EmbeddedKafka start(EmbeddedKafkaOptions options) throws CannotStart {
        for (var lost = 0;; lost++) {
            try {
                return startOnce(options);
            } catch (CannotStart e) {
                if (options.port() != 0 || lost == MOST_LOST || !isLostPort(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isLostPort(CannotStart e) {
        return ExceptionUtils.indexOfType(e, BindException.class) >= 0
                || ExceptionUtils.indexOfType(e, NoHalt.Refused.class) >= 0;
    }

    private static synchronized EmbeddedKafka startOnce(EmbeddedKafkaOptions options) throws CannotStart {
        var ports = BrokerPorts.free(options.port());
        var held = new Belongings();
        try (var _ = new NoHalt()) {
            var data = held.add(DataFolder.of(options.data()));
            held.add(FolderLock.of(data.path()));
            return new EmbeddedKafka(started(ports, data), held, ports.clients());
        } catch (CannotStart | RuntimeException e) {
            held.close();
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        held.close();
    }

    private static KafkaRaftServer started(BrokerPorts ports, DataFolder data) throws CannotStart {
        var settings = BrokerSettings.of(ports, Storage.formatted(data.path()));
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
            throw new CannotStart("the embedded broker cannot start on port " + ports.clients() + " with the folder "
                    + data.path() + ": " + ExceptionUtils.getRootCauseMessage(e), e);
        }
    }
}
