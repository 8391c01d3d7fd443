package io.millrace.sandbox.fluent;

import io.millrace.common.service.Launcher;
import io.millrace.common.start.CannotStart;
import io.millrace.sandbox.Resident;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the Fluent simulator as a process. */
@Command(name = "fluent", description = "Simulates Fluent Commerce OMS.", mixinStandardHelpOptions = true)
public final class FluentMain implements Callable<Integer> {
    @Option(names = "--host", defaultValue = "127.0.0.1", description = "address to listen on (${DEFAULT-VALUE})")
    private String host = "";

    @Option(names = "--port", defaultValue = "8082", description = "port; 0 takes a free one (${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--control-port",
            description = "port for /sandbox alone, which no fault closes; 0 takes a free one")
    private @Nullable Integer controlPort;

    @Option(names = "--strict-products", description = "refuse orders for products that do not exist")
    private boolean strictProducts;

    @Option(names = "--schema", description = "how new the schema is: ${COMPLETION-CANDIDATES}")
    private SchemaAge schema = SchemaAge.CURRENT;

    @Option(names = "--code-position", description = "where error codes stand: ${COMPLETION-CANDIDATES}")
    private CodePosition codePosition = CodePosition.EXTENSIONS;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    FluentMain() {}

    /** Ends the JVM with the exit code of {@link Launcher}. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new FluentMain()).execute(arguments));
    }

    @Override
    public Integer call() {
        return Launcher.run("fluent", this::service).code();
    }

    private Resident service() throws CannotStart {
        var simulator = FluentSimulator.start(config());
        return new Resident(simulator, ready(simulator), spec.commandLine().getOut());
    }

    private static String ready(FluentSimulator simulator) {
        return "fluent is ready at " + simulator.address()
                + simulator.controlAddress().map(address -> ", its switches at " + address).orElse("");
    }

    private FluentConfig config() {
        var config = FluentConfig.local()
                .withListener(host, port)
                .withSchemaAge(schema)
                .withCodePosition(codePosition);
        var controlled = controlPort == null ? config : config.withControlPort(controlPort);
        return strictProducts ? controlled.withStrictProducts() : controlled;
    }
}
