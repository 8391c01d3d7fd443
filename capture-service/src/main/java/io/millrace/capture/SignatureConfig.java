package io.millrace.capture;

import io.millrace.common.settings.SettingsReader;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/**
 * How a webhook proves that it is Fluent's.
 *
 * @param keys one of which must have signed it; several while one is being replaced
 * @param legacy whether the older signature will do when there is no other
 */
record SignatureConfig(List<RSAPublicKey> keys, Legacy legacy) {

    /** Whether {@code flex.signature} is accepted. */
    enum Legacy {
        /** It is, where there is no {@code fluent-signature}. */
        ACCEPTED,
        /** It is not: MD5 is weak. */
        REFUSED
    }

    /** Copies the keys. */
    SignatureConfig {
        keys = List.copyOf(keys);
    }

    static SignatureConfig from(SettingsReader settings) {
        var keys = settings.required("CAPTURE_FLUENT_KEYS", FluentKeys::parse,
                "the public keys that Fluent signs its webhooks with, as PEM or as the base64 of their DER; several, "
                        + "separated by commas, while one is being replaced");
        var legacy = settings.matching("CAPTURE_LEGACY_SIGNATURE", "on|off", "off",
                "whether flex.signature (MD5 with RSA) will do for a webhook without fluent-signature: on or off");
        return new SignatureConfig(keys == null ? List.of() : keys,
                "on".equals(legacy) ? Legacy.ACCEPTED : Legacy.REFUSED);
    }

    /** How many keys are shorter than is good today. */
    long weakKeys() {
        return keys.stream().filter(key -> key.getModulus().bitLength() < 2_048).count();
    }

    /** How many keys there are. */
    @Override
    public String toString() {
        return "SignatureConfig[" + keys.size() + " keys, legacy " + legacy + "]";
    }
}
