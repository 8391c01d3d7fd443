package io.millrace.transformer.memory;

import io.millrace.common.command.Mutation;
import io.millrace.common.json.Json;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;

/** Takes fingerprints. For one thread. */
public final class Fingerprinter {
    private final MessageDigest digest;
    private final OutputStream sink = new Feed();

    /** Needs nothing but the JVM's SHA-256. */
    public Fingerprinter() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Feeds the digest. Closing it does nothing, because a JSON mapper closes what it has written to. */
    private final class Feed extends OutputStream {
        @Override
        public void write(int one) {
            digest.update((byte) one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            digest.update(bytes, from, length);
        }
    }

    /** Of a text. */
    public Fingerprint of(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return taken();
    }

    /**
     * Of what Fluent may be asked to write: the names of the mutations and their variables, in the order in which the
     * template yields them. The text of a mutation is not part of it, since it only says what Fluent answers.
     */
    public Fingerprint of(String ref, Map<String, Mutation> mutations) {
        add(ref);
        new TreeMap<>(mutations).forEach((name, mutation) -> {
            add(name);
            Json.mapper().writeValue(sink, mutation.variables());
            digest.update((byte) 0);
        });
        return taken();
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private Fingerprint taken() {
        var bytes = ByteBuffer.wrap(digest.digest());
        return new Fingerprint(bytes.getLong(), bytes.getLong());
    }
}
