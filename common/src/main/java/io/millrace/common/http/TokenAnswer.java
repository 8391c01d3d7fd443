package io.millrace.common.http;

import io.millrace.common.settings.Secret;

/** What came of asking for an access token. */
public sealed interface TokenAnswer {

    /** Logged in. */
    record Granted(Secret token) implements TokenAnswer {}

    /**
     * The log-in was understood and refused, or what answered is no token endpoint: somebody has to mend the settings.
     *
     * @param status of HTTP
     * @param reason for a person, without any secret
     */
    record Denied(int status, String reason) implements TokenAnswer {}

    /** The token endpoint could not be asked, or is in trouble itself. */
    record Unavailable(HttpAnswer answer) implements TokenAnswer {}
}
