package io.millrace.sandbox.fluent;

import io.millrace.common.start.CannotStart;
import io.millrace.sandbox.fault.FaultJson;
import io.millrace.sandbox.fault.Outage;
import io.millrace.sandbox.http.Switches;
import java.util.Optional;

/** All switches of one simulator in one place, for who is outside of its process. Safe for any thread. */
final class Switchboard implements Switches<FaultSettings> {
    private final FluentSimulator simulator;
    private final FluentFaults faults;
    private final Tokens tokens;
    private final FluentConfig config;

    Switchboard(FluentSimulator simulator, FluentFaults faults, Tokens tokens, FluentConfig config) {
        this.simulator = simulator;
        this.faults = faults;
        this.tokens = tokens;
        this.config = config;
    }

    @Override
    public FaultSettings read(byte[] body) {
        return FaultJson.read(body, FaultSettings.class);
    }

    @Override
    public boolean closesPort(FaultSettings settings) {
        return settings.outage() == Outage.REFUSED;
    }

    /** The seed is not told. */
    @Override
    public byte[] shown() {
        var http = faults.http();
        var mutations = faults.mutations();
        return FaultJson.write(
                new FaultSettings(null, http.latency(), outage(), http.requests().rules(), mutations.codes().rules(),
                        mutations.commits().rules(), http.answers().rules(), mutations.refusedRefs(),
                        mutations.refShare().orElse(null), faults.permissions().withheld(), tokens.lifetime()));
    }

    @Override
    public void set(FaultSettings settings) throws CannotStart {
        var http = faults.http();
        var mutations = faults.mutations();
        Optional.ofNullable(settings.seed()).ifPresent(faults::seed);
        Optional.ofNullable(settings.latency()).ifPresent(http::latency);
        Optional.ofNullable(settings.requests()).ifPresent(http.requests()::set);
        Optional.ofNullable(settings.mutations()).ifPresent(mutations.codes()::set);
        Optional.ofNullable(settings.commits()).ifPresent(mutations.commits()::set);
        Optional.ofNullable(settings.answers()).ifPresent(http.answers()::set);
        Optional.ofNullable(settings.refs()).ifPresent(mutations::refuseOnly);
        Optional.ofNullable(settings.refShare())
                .ifPresent(chosen -> mutations.refuseShareOfRefs(chosen.share(), chosen.code()));
        Optional.ofNullable(settings.withheld()).ifPresent(faults.permissions()::withholdOnly);
        Optional.ofNullable(settings.tokenLifetime()).ifPresent(tokens::lifetime);
        if (settings.outage() != null) {
            begin(settings.outage());
        }
    }

    @Override
    public void clear() throws CannotStart {
        faults.clear();
        tokens.lifetime(config.tokenLifetime());
        begin(Outage.NONE);
    }

    @Override
    public void revokeTokens() {
        tokens.revokeAll();
    }

    private void begin(Outage outage) throws CannotStart {
        switch (outage) {
            case NONE -> {
                faults.http().endOutage();
                simulator.listenAgain();
            }
            case UNAVAILABLE -> {
                faults.http().startOutage();
                simulator.listenAgain();
            }
            case REFUSED -> simulator.stopListening();
        }
    }

    private Outage outage() {
        if (!simulator.isListening()) {
            return Outage.REFUSED;
        }
        return faults.http().isOut() ? Outage.UNAVAILABLE : Outage.NONE;
    }
}
