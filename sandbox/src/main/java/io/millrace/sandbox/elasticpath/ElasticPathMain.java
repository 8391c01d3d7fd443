package io.millrace.sandbox.elasticpath;

import io.millrace.common.service.Launcher;
import io.millrace.common.settings.Secret;
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

    @Option(names = "--port", defaultValue = "8090", description = "where it listens; 0 takes any free port")
    private int port;

    @Option(names = "--client-id", description = "the application key that gets tokens; by default the sandbox's")
    private String clientId = STANDARD.clientId();

    @Option(names = "--client-secret", description = "the key's secret; by default the sandbox's")
    private String clientSecret = STANDARD.clientSecret().reveal();

    @Spec
    private @Nullable CommandSpec spec;

    /** Ends with the code of {@link io.millrace.common.service.Exit}. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new ElasticPathMain()).execute(arguments));
    }

    @Override
    public Integer call() {
        return Launcher.run("elastic-path", () -> new ElasticPathService(
                STANDARD.withPort(port).withClient(clientId, new Secret(clientSecret)), this::print)).code();
    }

    private void print(String line) {
        if (spec != null) {
            var out = spec.commandLine().getOut();
            out.println(line);
            out.flush();
        }
    }
}
