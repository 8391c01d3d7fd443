package io.millrace.capture;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the public keys that Fluent signs with: one for each environment (fluent reference, 4.3). */
final class FluentKeys {
    /** Fluent's sandbox has such a key; smaller ones prove nothing. */
    private static final int LEAST_BITS = 1_024;
    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN PUBLIC KEY-----(.*?)-----END PUBLIC KEY-----", Pattern.DOTALL);

    private FluentKeys() {}

    /**
     * Reads keys in PEM, or as the base64 of their DER, separated by commas or white space between PEM blocks.
     *
     * @throws IllegalArgumentException when there is none, or one is not an RSA key of 1,024 bits or more
     */
    static List<RSAPublicKey> parse(String text) {
        var encoded = new ArrayList<String>();
        var rest = PEM.matcher(text).replaceAll(block -> {
            encoded.add(block.group(1));
            return ",";
        });
        Arrays.stream(rest.split(",")).map(String::strip).filter(item -> !item.isEmpty()).forEach(encoded::add);
        if (encoded.isEmpty()) {
            throw new IllegalArgumentException("there is no key in it");
        }
        return encoded.stream().map(FluentKeys::key).toList();
    }

    private static RSAPublicKey key(String base64) {
        RSAPublicKey key;
        try {
            var der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
            key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw new IllegalArgumentException("a key is neither PEM with BEGIN PUBLIC KEY nor the base64 of such a "
                    + "key's DER, or it is no RSA key");
        }
        if (key.getModulus().bitLength() < LEAST_BITS) {
            throw new IllegalArgumentException("a key has " + key.getModulus().bitLength() + " bits; the least are "
                    + LEAST_BITS);
        }
        return key;
    }
}
