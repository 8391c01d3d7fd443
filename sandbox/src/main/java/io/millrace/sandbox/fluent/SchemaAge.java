package io.millrace.sandbox.fluent;

import java.util.StringJoiner;

/** How new the simulated account's schema is; {@code updateCustomer} and some fields came later (reference, 0.1). */
public enum SchemaAge {
    /** The newest that is known. */
    CURRENT {
        @Override
        String of(String sdl) {
            return sdl;
        }
    },
    /** What a real account had in 2022: without all that is newer, and with fields mandatory that are not today. */
    OF_2022 {
        @Override
        String of(String sdl) {
            var kept = new StringJoiner("\n");
            var insideNewType = false;
            for (var line : sdl.lines().map(SdlLine::of).toList()) {
                if (insideNewType) {
                    insideNewType = !line.endsType();
                } else if (line.isNewer()) {
                    insideNewType = line.typeBegun().isPresent() && !line.endsType();
                } else {
                    kept.add(line.isLoosened() ? line.mandatory().text() : line.text());
                }
            }
            return kept.toString();
        }
    };

    /** The schema of this age, made from the newest one by the markers in its comments. */
    abstract String of(String sdl);
}
