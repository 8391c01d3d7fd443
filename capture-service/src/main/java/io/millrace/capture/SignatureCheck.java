package io.millrace.capture;

import io.millrace.capture.SignatureConfig.Legacy;
import io.millrace.common.webhook.Call;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Optional;

/**
 * Checks that the bytes of a webhook were signed with one of Fluent's keys: RSA, PKCS #1 v1.5, over exactly the bytes
 * that came (fluent reference, 4.3). For any thread.
 */
record SignatureCheck(SignatureConfig config) {
    static final String HEADER = "fluent-signature";
    static final String LEGACY_HEADER = "flex.signature";

    /** A signature as it came, and how it was made. */
    private record Claim(String algorithm, String base64) {}

    /** Whether there is a signature that could be checked. */
    boolean isSigned(Call call) {
        return claim(call).isPresent();
    }

    /** Whether one of the keys has signed these bytes; each key is tried, whichever it is. */
    boolean verifies(Call call, byte[] body) {
        return claim(call).filter(claim -> verifies(claim, body)).isPresent();
    }

    /** A webhook that has the new signature is never judged by the old one. */
    private Optional<Claim> claim(Call call) {
        return call.header(HEADER).map(value -> new Claim("SHA512withRSA", value))
                .or(() -> config.legacy() == Legacy.ACCEPTED
                        ? call.header(LEGACY_HEADER).map(value -> new Claim("MD5withRSA", value))
                        : Optional.empty());
    }

    private boolean verifies(Claim claim, byte[] body) {
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(claim.base64().strip());
        } catch (IllegalArgumentException _) {
            return false;
        }
        var verified = false;
        for (var key : config.keys()) {
            verified |= verifies(claim.algorithm(), key, body, signature);
        }
        return verified;
    }

    private static boolean verifies(String algorithm, RSAPublicKey key, byte[] body, byte[] signature) {
        try {
            var check = Signature.getInstance(algorithm);
            check.initVerify(key);
            check.update(body);
            return check.verify(signature);
        } catch (GeneralSecurityException _) {
            // Of another length than this key makes.
            return false;
        }
    }
}
