package io.millrace.sandbox.kafka;

import io.millrace.common.start.CannotStart;

/**
 * An {@link EmbeddedKafka} as a process of its own, so that it can die like one: {@link #kill()} is {@code kill -9},
 * and {@link #restart()} continues on the same port and data. It ends with this JVM, however this JVM ends.
 */
public final class KafkaProcess implements Broker {
    private final DataFolder data;
    private final int port;
    private Process process;

    private KafkaProcess(DataFolder data, int port) throws CannotStart {
        this.data = data;
        this.port = port;
        this.process = launch(data, port);
    }

    /**
     * Starts, and returns when the broker answers.
     *
     * @throws CannotStart when the port is taken, or the process ends or is silent for a minute
     */
    public static KafkaProcess start(EmbeddedKafkaOptions options) throws CannotStart {
        var port = BrokerPorts.free(options.port()).clients();
        var data = DataFolder.of(options.data());
        try {
            return new KafkaProcess(data, port);
        } catch (CannotStart e) {
            data.close();
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return BrokerSettings.HOST + ":" + port;
    }

    /** Ends the process with no chance to tidy up, and returns when it is gone. */
    public synchronized void kill() {
        process.destroyForcibly().onExit().join();
    }

    /**
     * Starts the killed broker again, where it was; one that still runs is killed first.
     *
     * @throws CannotStart when somebody took the port meanwhile
     */
    public synchronized void restart() throws CannotStart {
        kill();
        process = launch(data, port);
    }

    @Override
    public synchronized void close() {
        process.destroy();
        process.onExit().join();
        data.close();
    }

    private static Process launch(DataFolder data, int port) throws CannotStart {
        var child = ChildJvm.start(EmbeddedKafkaMain.class, "--port", Integer.toString(port),
                "--data", data.path().toString(), EmbeddedKafkaMain.UNTIL_PARENT_ENDS);
        ReadyLine.await(child, EmbeddedKafkaMain.READY);
        return child;
    }
}
