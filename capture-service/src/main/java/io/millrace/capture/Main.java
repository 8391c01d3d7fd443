package io.millrace.capture;

import io.millrace.common.service.Launcher;
import io.millrace.common.settings.SettingsSource;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Runs the capture service as a process. */
public final class Main {
    private Main() {}

    /** Takes no arguments; the environment says everything. */
    public static void main(String[] args) {
        System.exit(Launcher.run("capture-service", () -> new CaptureService(
                CaptureConfig.from(SettingsSource.of(System.getenv())), new SecureRandom(), InstantSource.system()))
                .code());
    }
}
