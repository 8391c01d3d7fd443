package io.millrace.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.ops.Millrace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTest {

    @Test
    void shouldHandOptionsOnWhenTheyFollowThePart() {
        // Given
        var run = new Run();

        // When
        Millrace.commandLine(List.of(run)).parseArgs("run", "kafka", "--port", "9092", "--help");

        // Then
        assertThat(run.arguments()).containsExactly("--port", "9092", "--help");
    }

    @Test
    void shouldNameThePartsWhenThereIsNoSuchPart() {
        // Given
        var err = new StringWriter();

        // When
        var exit = Millrace.commandLine(List.of(new Run())).setErr(new PrintWriter(err, true)).execute("run", "gatewy");

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("there is no part 'gatewy'",
                "ingest-gateway, transformer, fluent-sink, commerce-reader, capture-service");
    }

    @Test
    void shouldListEachCommandWhenAskedForHelp() {
        // Given
        var out = new StringWriter();

        // When
        var exit = Millrace.commandLine(Main.commands()).setOut(new PrintWriter(out, true)).execute("--help");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("demo", "setup", "run", "latency");
    }
}
