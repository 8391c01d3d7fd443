package io.millrace.ops.dlq;

import io.millrace.common.json.Json;
import io.millrace.common.start.CannotStart;
import io.millrace.ops.shell.Cluster;
import io.millrace.ops.shell.ExitCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes dead letters for other programs. */
@Command(name = "export", mixinStandardHelpOptions = true,
        description = "Print dead letters as NDJSON, one a line, with personal data hidden.")
final class DlqExport implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(names = "--reveal", description = "With personal data too.")
    private boolean reveal;

    @Option(names = "--since", paramLabel = "WHEN",
            description = "Only those written since then: 2h, 7d, or 2026-11-27T18:00:00Z.")
    private Optional<Instant> since = Optional.empty();

    DlqExport(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws CannotStart {
        var out = spec.commandLine().getOut();
        try (var cluster = Cluster.open(environment); var letters = Letters.open(cluster)) {
            letters.each(since, letter -> out.println(
                    new String(Json.write(Portrait.of(letter, reveal)), StandardCharsets.UTF_8)));
        }
        out.flush();
        return ExitCode.DONE.code();
    }
}
