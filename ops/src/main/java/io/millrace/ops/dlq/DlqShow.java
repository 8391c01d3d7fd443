package io.millrace.ops.dlq;

import io.millrace.common.start.CannotStart;
import io.millrace.ops.shell.Cluster;
import io.millrace.ops.shell.CommandFailure;
import io.millrace.ops.shell.ExitCode;
import io.millrace.ops.shell.Printing;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one dead letter. */
@Command(name = "show", mixinStandardHelpOptions = true,
        description = "Show one dead letter: why it is one, its headers, and its event, with personal data hidden.")
final class DlqShow implements Callable<Integer> {
    private final Map<String, String> environment;

    @Mixin
    private final Printing printing = new Printing();

    @Option(names = "--reveal", description = "Show personal data too.")
    private boolean reveal;

    @Parameters(paramLabel = "ID", description = "Such as commerce.orders.dlq/3/17, as dlq list tells it.")
    private String id = "";

    DlqShow(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws CannotStart {
        var wanted = LetterId.parse(id).orElseThrow(() -> new CommandFailure(ExitCode.USAGE,
                "'" + id + "' does not name a dead letter; a name is as in commerce.orders.dlq/3/17"));
        try (var cluster = Cluster.open(environment); var letters = Letters.open(cluster)) {
            var portrait = Portrait.of(letters.one(wanted), reveal);
            if (!printing.isJson()) {
                var value = portrait.remove("value");
                portrait.remove("headers").properties()
                        .forEach(header -> portrait.put("header " + header.getKey(), header.getValue().asString("")));
                portrait.properties().forEach(field -> printing.out().println(
                        printing.emphasised(field.getKey()) + ": " + field.getValue().asString()));
                if (value != null) {
                    printing.json(value);
                }
            } else {
                printing.json(portrait);
            }
        }
        return ExitCode.DONE.code();
    }
}
