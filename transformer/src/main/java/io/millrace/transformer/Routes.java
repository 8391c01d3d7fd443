package io.millrace.transformer;

import io.millrace.common.event.EventFamily;

/** The names of a chain's nodes. A name that changes would take running instances' state with it. */
record Routes(String events, String decide, String outcomes, String watch, String commands, String endings,
        String deadLetters) {

    static Routes of(EventFamily family) {
        var chain = family.word();
        return new Routes(chain + "-events", chain + "-decide", chain + "-outcomes", chain + "-dead-letter-watch",
                chain + "-commands", chain + "-endings", chain + "-dead-letters");
    }
}
