package io.millrace.transformer;

import io.millrace.common.service.Launcher;
import io.millrace.common.settings.SettingsSource;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Random;

/** Runs the transformer as a process. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Launcher.run("transformer", () -> new Transformer(
                TransformerConfig.from(SettingsSource.of(System.getenv())), new Random(new SecureRandom().nextLong()),
                InstantSource.system()))
                .code());
    }
}
