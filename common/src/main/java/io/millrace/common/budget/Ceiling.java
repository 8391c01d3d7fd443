package io.millrace.common.budget;

/** How many may be in flight now, by the setting, the share and what was learned. Not safe for threads. */
final class Ceiling {
    private final InFlight setting;
    private SteadyLimit learned;
    private double share = 1;

    Ceiling(InFlight setting) {
        this.setting = setting;
        learned = new SteadyLimit(setting.most());
    }

    int value() {
        return switch (setting) {
            case InFlight.Fixed _ -> most();
            case InFlight.Adaptive _ -> learned.getLimit();
        };
    }

    /** Learns from one request. */
    void learn(Permit permit, long roundTrip, boolean dropped) {
        learned.onSample(permit.enteredAt(), roundTrip, permit.inFlight(), dropped);
    }

    /** From now on only this part of the whole, more than 0 and at most 1; always one at least. */
    void share(double fraction) {
        var factor = fraction / share;
        share = fraction;
        learned = learned.scaled(factor, most());
    }

    private int most() {
        return Math.max(1, (int) (setting.most() * share));
    }
}
