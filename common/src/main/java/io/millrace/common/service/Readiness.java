package io.millrace.common.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a service can do its work now. Each check answers from memory, at once, without asking a remote system. Safe
 * for any thread once built.
 */
public final class Readiness {
    private final Map<String, Check> checks = new LinkedHashMap<>();

    /** One thing that must be right. */
    @FunctionalInterface
    public interface Check {
        /** Empty when all is well, else what is wrong in one sentence. */
        Optional<String> trouble();
    }

    /** Adds a check; only while building. */
    public Readiness with(String name, Check check) {
        checks.put(name, check);
        return this;
    }

    /** What is wrong, by the name of the check; empty when ready. */
    public Map<String, String> troubles() {
        var troubles = new LinkedHashMap<String, String>();
        checks.forEach((name, check) -> check.trouble().ifPresent(trouble -> troubles.put(name, trouble)));
        return troubles;
    }

    /** Whether nothing is wrong. */
    public boolean isReady() {
        return troubles().isEmpty();
    }
}
