package io.millrace.capture;

import io.millrace.common.json.Json;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Signs as Fluent does. */
final class Signer {
    private final KeyPair keys;

    Signer() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1_024);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    String sign(byte[] body) {
        try {
            var signature = Signature.getInstance("SHA512withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The documented webhook, to be changed. */
    static ObjectNode webhook(String id, String orderRef) {
        var webhook = (ObjectNode) Json.read(Vectors.sample());
        return webhook.put("id", id).put("entityRef", orderRef);
    }
}
