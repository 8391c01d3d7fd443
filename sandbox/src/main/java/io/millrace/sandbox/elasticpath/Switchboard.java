package io.millrace.sandbox.elasticpath;

import io.millrace.common.start.CannotStart;
import io.millrace.sandbox.fault.FaultJson;
import io.millrace.sandbox.fault.Outage;
import io.millrace.sandbox.http.Switches;
import java.util.Optional;

/** All switches of one simulator in one place, for who is outside of its process. Safe for any thread. */
final class Switchboard implements Switches<FaultSettings> {
    private final ElasticPathSimulator simulator;
    private final Faults faults;

    Switchboard(ElasticPathSimulator simulator, Faults faults) {
        this.simulator = simulator;
        this.faults = faults;
    }

    @Override
    public FaultSettings read(byte[] body) {
        return FaultJson.read(body, FaultSettings.class);
    }

    @Override
    public boolean closesPort(FaultSettings settings) {
        return settings.outage() == Outage.REFUSED;
    }

    @Override
    public void set(FaultSettings settings) throws CannotStart {
        Optional.ofNullable(settings.seed()).ifPresent(faults::seed);
        Optional.ofNullable(settings.latency()).ifPresent(faults::latency);
        Optional.ofNullable(settings.captureLatency()).ifPresent(faults::captureLatency);
        Optional.ofNullable(settings.requests()).ifPresent(faults.requests()::set);
        Optional.ofNullable(settings.captures()).ifPresent(faults.captures()::set);
        Optional.ofNullable(settings.commits()).ifPresent(faults.commits()::set);
        Optional.ofNullable(settings.secondCapture()).map(SecondCapture::of).ifPresent(faults::secondCapture);
        Optional.ofNullable(settings.requestsPerSecond()).ifPresent(faults::requestsPerSecond);
        Optional.ofNullable(settings.paymentParts()).ifPresent(faults::paymentParts);
        Optional.ofNullable(settings.webhookCopies()).ifPresent(faults::webhookCopies);
        if (settings.outage() != null) {
            begin(settings.outage());
        }
    }

    @Override
    public void clear() throws CannotStart {
        faults.clear();
        begin(Outage.NONE);
    }

    /** The seed is not told. */
    @Override
    public byte[] shown() {
        return FaultJson.write(new FaultSettings(null, faults.latency(), faults.captureLatency(), outage(),
                faults.requests().rules(), faults.captures().rules(), faults.commits().rules(),
                faults.secondCapture().status(), faults.requestsPerSecond(), faults.paymentParts(),
                faults.webhookCopies()));
    }

    @Override
    public void revokeTokens() {
        simulator.expireTokens();
    }

    private void begin(Outage outage) throws CannotStart {
        switch (outage) {
            case NONE -> {
                faults.down(false);
                simulator.listenAgain();
            }
            case UNAVAILABLE -> {
                faults.down(true);
                simulator.listenAgain();
            }
            case REFUSED -> simulator.stopListening();
        }
    }

    private Outage outage() {
        if (!simulator.isListening()) {
            return Outage.REFUSED;
        }
        return faults.isDown() ? Outage.UNAVAILABLE : Outage.NONE;
    }
}
