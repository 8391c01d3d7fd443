package io.millrace.sink;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The sink as a process of its own, so that it can be killed like one. It ends with this JVM. */
final class SinkProcess implements AutoCloseable {
    private final Process process;

    private SinkProcess(Process process) {
        this.process = process;
    }

    static SinkProcess start(Map<String, String> settings) throws IOException {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xmx512m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), SinkProcess.class.getName()));
        builder.environment().putAll(settings);
        return new SinkProcess(builder.redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(Path.of("target", "sink-process.log").toFile()))
                .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; returns when it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** Runs the sink, until whoever started it has ended. */
    public static void main(String[] arguments) {
        var _ = ProcessHandle.current().parent().orElseThrow().onExit()
                .thenRun(() -> Runtime.getRuntime().halt(1));
        Main.main(arguments);
    }
}
