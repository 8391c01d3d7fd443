package io.millrace.sandbox.fluent;

import io.millrace.common.service.Launcher;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the Fluent simulator as a process. */
@Command(name = "fluent-sandbox", description = "Simulates Fluent Commerce OMS.", mixinStandardHelpOptions = true)
public final class FluentMain implements Callable<Integer> {
    @Option(names = "--host", defaultValue = "127.0.0.1", description = "address to listen on (${DEFAULT-VALUE})")
    private String host = "";

    @Option(names = "--port", defaultValue = "8091", description = "port; 0 takes a free one (${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--strict-products", description = "refuse orders for products that do not exist")
    private boolean strictProducts;

    @Option(names = "--schema", description = "how new the schema is: ${COMPLETION-CANDIDATES}")
    private SchemaAge schema = SchemaAge.CURRENT;

    @Option(names = "--code-position", description = "where error codes stand: ${COMPLETION-CANDIDATES}")
    private CodePosition codePosition = CodePosition.EXTENSIONS;

    FluentMain() {}

    /** Ends the JVM with the exit code of {@link Launcher}. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new FluentMain()).execute(arguments));
    }

    @Override
    public Integer call() {
        return Launcher.run("fluent-sandbox", () -> new FluentService(config())).code();
    }

    private FluentConfig config() {
        var config = FluentConfig.local()
                .withListener(host, port)
                .withSchemaAge(schema)
                .withCodePosition(codePosition);
        return strictProducts ? config.withStrictProducts() : config;
    }
}
