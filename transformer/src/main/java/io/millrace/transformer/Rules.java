package io.millrace.transformer;

import io.millrace.common.settings.SettingsReader;
import java.time.Duration;

/**
 * By what the judge decides.
 *
 * @param selection which events are looked at
 * @param policies what becomes of entities that are not what they were
 * @param window two events with the same id, at most this far apart, are one
 */
public record Rules(Selection selection, Policies policies, Duration window) {

    static Rules from(SettingsReader settings) {
        return new Rules(Selection.from(settings), Policies.from(settings),
                settings.duration("TRANSFORMER_DEDUPLICATION_WINDOW", Duration.ofDays(7), Duration.ofDays(90),
                        Duration.ofDays(7), "how far apart two copies of an event may be to be known as one"));
    }
}
