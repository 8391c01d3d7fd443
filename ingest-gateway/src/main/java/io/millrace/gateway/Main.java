package io.millrace.gateway;

import io.millrace.common.service.Launcher;
import io.millrace.common.settings.SettingsSource;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Starts the gateway. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Launcher.run("ingest-gateway", () -> new IngestGateway(
                GatewayConfig.from(SettingsSource.of(System.getenv())), new SecureRandom(), InstantSource.system()))
                .code());
    }
}
