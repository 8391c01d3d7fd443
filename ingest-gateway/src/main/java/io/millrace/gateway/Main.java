package io.millrace.gateway;

import io.millrace.common.service.Launcher;
import io.millrace.common.settings.SettingsSource;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Starts the gateway. */
public final class Main {
    private Main() {}

    /** Ends with the exit code of the service. */
    public static void main(String[] args) {
        System.exit(Launcher.run("ingest-gateway", () -> new IngestGateway(
                GatewayConfig.from(SettingsSource.of(System.getenv())), new SecureRandom(), InstantSource.system()))
                .code());
    }
}
