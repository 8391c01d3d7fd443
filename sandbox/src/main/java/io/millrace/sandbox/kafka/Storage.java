package io.millrace.sandbox.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.metadata.storage.FormatterException;

/** A folder as KRaft wants it: formatted once, with the identity of its cluster. */
final class Storage {
    private Storage() {}

    /** Formats the folder unless it is formatted. */
    static Path formatted(Path folder) {
        if (!Files.exists(folder.resolve("meta.properties"))) {
            format(folder);
        }
        return folder;
    }

    private static void format(Path folder) {
        try (var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatterException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot format " + folder, e);
        }
    }
}
