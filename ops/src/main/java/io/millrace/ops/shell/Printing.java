package io.millrace.ops.shell;

import io.millrace.common.json.Json;
import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command prints: mixed into each that lists something. */
public final class Printing {
    /** For whom. */
    public enum Format {
        /** For a person. */
        TABLE,
        /** For a program: one JSON document on the output stream, and nothing else there. */
        JSON
    }

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(names = "--output", paramLabel = "FORMAT", description = "table for people (default), json for programs.")
    private Format format = Format.TABLE;

    /** Where results go. */
    public PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Where everything else goes. */
    public PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Whether programs are to read it. */
    public boolean isJson() {
        return format == Format.JSON;
    }

    /** Whether there may be colours and lines that are written over. */
    public boolean isTerminal() {
        return spec.commandLine().getColorScheme().ansi().enabled();
    }

    /** Prints a list in the format that was asked for; where nothing is in it, people get this sentence. */
    public void print(Table table, String none) {
        if (isJson()) {
            json(table.json());
        } else if (table.rows().isEmpty()) {
            out().println(none);
        } else {
            var lines = table.lines();
            out().println(emphasised(lines.getFirst()));
            lines.stream().skip(1).forEach(out()::println);
        }
    }

    /** Prints one document, indented. */
    public void json(Object value) {
        out().println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(value));
    }

    /** A sentence for people; programs do not see it among the results. */
    public void say(String sentence) {
        (isJson() ? err() : out()).println(sentence);
    }

    /** In bold on a terminal. */
    public String emphasised(String text) {
        return isTerminal() ? Style.bold.on() + text + Style.bold.off() : text;
    }
}
