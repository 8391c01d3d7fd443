package io.millrace.gateway;

import io.millrace.common.settings.Secret;
import java.util.List;
import java.util.Optional;

/** Knows the secrets that a webhook may bring. */
record Doorkeeper(List<Secret> secrets) {

    /** Copies the list. */
    Doorkeeper {
        secrets = List.copyOf(secrets);
    }

    /** Compares with each secret, also after one has matched, so that the time taken tells nothing. */
    boolean knows(Optional<String> presented) {
        var candidate = presented.orElse("");
        var known = false;
        for (var secret : secrets) {
            known |= secret.matches(candidate);
        }
        return known;
    }
}
