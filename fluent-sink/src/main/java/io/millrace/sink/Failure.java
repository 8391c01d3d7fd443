package io.millrace.sink;

import java.util.Locale;

/** Why a command is given up: the class of its dead letter. */
enum Failure {
    /** The record is not a command that can be carried out. */
    COMMAND,
    /** Fluent refuses the content. */
    REFUSED,
    /** The call does not fit the account's schema: the template has to be mended. */
    SCHEMA,
    /** The account cannot do this: somebody has to change it, or the settings. */
    CONFIGURATION,
    /** It may have worked later, and did not within the attempts allowed. */
    EXHAUSTED,
    /** This service is broken. */
    INTERNAL;

    /** As it stands in headers and metrics. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
