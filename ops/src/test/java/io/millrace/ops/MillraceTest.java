package io.millrace.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class MillraceTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Command(name = "broken")
    private static final class Broken implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("a bug");
        }
    }

    @Test
    void shouldSayOneSentenceWhenSomethingUnexpectedHappens() {
        // When
        var exit = run("broken");

        // Then
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString().lines()).containsExactly("failed: a bug; --debug shows where");
    }

    @Test
    void shouldShowWhereWhenDebugging() {
        // When
        run("broken", "--debug");

        // Then
        assertThat(err.toString()).contains("failed: a bug", "MillraceTest$Broken.call");
    }

    @Test
    void shouldPrintACompletionScriptWhenAsked() {
        // When
        var exit = Millrace.commandLine(Millrace.commands(Map.of(), InstantSource.system()))
                .setOut(new PrintWriter(out, true))
                .execute("completion");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("_complete_millrace");
    }

    private int run(String... arguments) {
        return Millrace.commandLine(List.of(new Broken())).setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
