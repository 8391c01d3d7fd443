package io.millrace.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Runs one part as this process, as its container would. */
@Command(name = "run", description = {
        "Run one part as a process of its own:",
        "  a service: ingest-gateway, transformer, fluent-sink, commerce-reader, capture-service",
        "  (configured by MILLRACE_… settings)",
        "  or of the sandbox: kafka, elastic-path, fluent (they have --help)"})
final class Run implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PART", description = "Which one. What follows it is handed on to it.")
    private String part = "";

    /** What follows the part is the part's own, options included. */
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    /** What is handed on to the part. */
    List<String> arguments() {
        return List.copyOf(arguments);
    }

    @Override
    public Integer call() {
        Arrays.stream(Part.values()).filter(known -> known.word().equals(part)).findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "there is no part '" + part
                        + "'; there are " + Arrays.stream(Part.values()).map(Part::word)
                                .collect(Collectors.joining(", "))))
                .run(arguments.toArray(String[]::new));
        return 0;
    }
}
