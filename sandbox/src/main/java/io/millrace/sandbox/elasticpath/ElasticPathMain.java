package io.millrace.sandbox.elasticpath;

import io.millrace.common.service.Launcher;
import io.millrace.common.settings.Secret;
import io.millrace.common.start.CannotStart;
import io.millrace.sandbox.Resident;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The simulator as a process of its own. */
@Command(name = "elastic-path", mixinStandardHelpOptions = true, description = "Runs a stand-in for Elastic Path.")
public final class ElasticPathMain implements Callable<Integer> {
    private static final ElasticPathConfig STANDARD = ElasticPathConfig.local();

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "address to listen on (${DEFAULT-VALUE})")
    private String host = "";

    @Option(names = "--port", defaultValue = "8081",
            description = "where it listens; 0 takes any free port (${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--control-port",
            description = "port for /sandbox alone, which no fault closes; 0 takes a free one")
    private @Nullable Integer controlPort;

    @Option(names = "--client-id", description = "the application key that gets tokens; by default the sandbox's")
    private String clientId = STANDARD.clientId();

    @Option(names = "--client-secret", description = "the key's secret; by default the sandbox's")
    private String clientSecret = STANDARD.clientSecret().reveal();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    /** Ends with the code of {@link io.millrace.common.service.Exit}. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new ElasticPathMain()).execute(arguments));
    }

    @Override
    public Integer call() {
        return Launcher.run("elastic-path", this::service).code();
    }

    private Resident service() throws CannotStart {
        var config = STANDARD.withHost(host).withPort(port).withClient(clientId, new Secret(clientSecret));
        var simulator = ElasticPathSimulator.start(controlPort == null ? config : config.withControlPort(controlPort));
        return new Resident(simulator, "elastic-path is ready at " + simulator.address()
                + simulator.controlAddress().map(address -> ", its switches at " + address).orElse(""),
                spec.commandLine().getOut());
    }
}
