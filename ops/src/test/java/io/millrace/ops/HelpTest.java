package io.millrace.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Who changes a help text sees the change: {@code cp ops/target/help.txt ops/src/test/resources/help.txt}. */
class HelpTest {

    @Test
    void shouldSayWhatIsWrittenDownWhenAskedForHelp() throws IOException {
        // Given
        var line = Millrace.commandLine(Millrace.commands(Map.of(), InstantSource.system()));

        // When
        var help = commands(line).map(command -> "# " + command.getCommandSpec().qualifiedName() + "\n"
                + command.getUsageMessage(Ansi.OFF).stripTrailing()).collect(Collectors.joining("\n\n")) + "\n";

        // Then
        Files.writeString(Path.of("target/help.txt"), help);
        assertThat(help).isEqualTo(Files.readString(Path.of("src/test/resources/help.txt")));
    }

    private static Stream<CommandLine> commands(CommandLine line) {
        return Stream.concat(Stream.of(line), line.getSubcommands().values().stream().flatMap(HelpTest::commands));
    }
}
