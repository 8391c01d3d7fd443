package io.millrace.transformer.memory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SortedMap;

/** Takes fingerprints. For one thread. */
public final class Fingerprinter {
    private final MessageDigest digest;

    /** Needs nothing but the JVM's SHA-256. */
    public Fingerprinter() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Of a text. */
    public Fingerprint of(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return taken();
    }

    /**
     * Of what Fluent may be asked to write: the names of the mutations and their variables as JSON in UTF-8, in the
     * order in which the template yields them. The text of a mutation is not part of it, since it only says what Fluent
     * answers.
     */
    public Fingerprint of(String ref, SortedMap<String, byte[]> variables) {
        add(ref);
        variables.forEach((name, json) -> {
            add(name);
            add(json);
        });
        return taken();
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] text) {
        digest.update(text);
        digest.update((byte) 0);
    }

    private Fingerprint taken() {
        var bytes = ByteBuffer.wrap(digest.digest());
        return new Fingerprint(bytes.getLong(), bytes.getLong());
    }
}
