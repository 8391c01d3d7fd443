package io.millrace.capture;

import io.millrace.capture.SignatureConfig.Legacy;
import io.millrace.common.json.Json;
import io.millrace.common.webhook.Body;
import io.millrace.common.webhook.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The documented webhook, and signatures over it that were made with OpenSSL's equal. */
final class Vectors {
    private Vectors() {}

    /** One body, one key, both signatures. */
    record Vector(byte[] body, int bits, String key, String signature, String legacySignature) {
        SignatureConfig config(Legacy legacy) {
            return new SignatureConfig(FluentKeys.parse(key), legacy);
        }

        @Override
        public String toString() {
            return bits + " bits";
        }
    }

    static byte[] sample() {
        return read("webhook-order-complete.json");
    }

    static List<Vector> all() {
        return Json.read(read("webhook-signature-vectors.json")).path("vectors").valueStream()
                .map(vector -> new Vector(read(text(vector, "body_file")), vector.path("key_bits").asInt(),
                        text(vector, "public_key_x509_base64"), text(vector, SignatureCheck.HEADER),
                        text(vector, SignatureCheck.LEGACY_HEADER)))
                .toList();
    }

    static Call call(Map<String, String> headers) {
        return new Call() {
            @Override
            public String method() {
                return "POST";
            }

            @Override
            public String path() {
                return CaptureConfig.PATH;
            }

            @Override
            public Optional<String> header(String name) {
                return Optional.ofNullable(headers.get(name));
            }

            @Override
            public Body body(Duration patience) {
                throw new UnsupportedOperationException("it has been read");
            }
        };
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static byte[] read(String name) {
        try (var stream = Vectors.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
