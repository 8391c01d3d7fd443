package io.millrace.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.capture.SignatureConfig.Legacy;
import io.millrace.capture.Vectors.Vector;
import io.millrace.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SignatureCheckTest {

    static List<Vector> vectors() {
        return Vectors.all();
    }

    private static boolean verifies(SignatureConfig config, Map<String, String> headers, byte[] body) {
        return new SignatureCheck(config).verifies(Vectors.call(headers), body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void shouldVerifyWhenTheBytesAreThoseThatWereSigned(Vector vector) {
        // When
        var verified = verifies(vector.config(Legacy.REFUSED), Map.of(SignatureCheck.HEADER, vector.signature()),
                vector.body());

        // Then
        assertThat(verified).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void shouldVerifyTheOlderSignatureOnlyWhenThatIsSwitchedOn(Vector vector) {
        // Given
        var headers = Map.of(SignatureCheck.LEGACY_HEADER, vector.legacySignature());

        // When
        var accepted = verifies(vector.config(Legacy.ACCEPTED), headers, vector.body());
        var refused = verifies(vector.config(Legacy.REFUSED), headers, vector.body());

        // Then
        assertThat(accepted).isTrue();
        assertThat(refused).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void shouldNotFallBackToTheOlderSignatureWhenTheNewOneIsWrong(Vector vector) {
        // When
        var verified = verifies(vector.config(Legacy.ACCEPTED), Map.of(SignatureCheck.HEADER,
                vector.legacySignature(), SignatureCheck.LEGACY_HEADER, vector.legacySignature()), vector.body());

        // Then
        assertThat(verified).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void shouldNotVerifyWhenTheBodyWasWrittenAgain(Vector vector) {
        // Given
        var same = Json.read(vector.body());
        var rewritten = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(same);

        // When
        var verified = verifies(vector.config(Legacy.REFUSED), Map.of(SignatureCheck.HEADER, vector.signature()),
                rewritten);

        // Then
        assertThat(verified).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void shouldNotVerifyWhenOneByteDiffers(Vector vector) {
        // Given
        var body = vector.body().clone();
        body[body.length / 2] ^= 1;

        // When
        var verified = verifies(vector.config(Legacy.REFUSED), Map.of(SignatureCheck.HEADER, vector.signature()), body);

        // Then
        assertThat(verified).isFalse();
    }

    @Test
    void shouldVerifyWithEachKeyWhileOneIsBeingReplaced() {
        // Given
        var vectors = Vectors.all();
        var keys = Stream.of(1_024, 2_048).map(bits -> vectors.stream().filter(vector -> vector.bits() == bits)
                .findFirst().orElseThrow()).toList();
        var config = new SignatureConfig(
                FluentKeys.parse(keys.getFirst().key() + "," + pem(keys.getLast().key())), Legacy.REFUSED);

        // When
        var verified = keys.stream().map(vector -> verifies(config, Map.of(SignatureCheck.HEADER,
                vector.signature()), vector.body())).toList();

        // Then
        assertThat(verified).containsExactly(true, true);
        assertThat(config.weakKeys()).isOne();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void shouldRefuseASignatureThatIsNone(String signature) {
        // Given
        var vector = Vectors.all().getFirst();

        // When
        var verified = verifies(vector.config(Legacy.REFUSED), Map.of(SignatureCheck.HEADER, signature),
                vector.body());

        // Then
        assertThat(verified).isFalse();
    }

    static List<String> nonsense() {
        return List.of("", "AAAA", "!", Vectors.all().getFirst().signature().substring(4),
                Vectors.all().getLast().signature());
    }

    @Test
    void shouldReadPemAndBase64WhenThereAreSeveralKeys() {
        // Given
        var key = Vectors.all().getFirst().key();

        // When
        var keys = FluentKeys.parse(pem(key) + "\n" + pem(key) + ", " + key);

        // Then
        assertThat(keys).hasSize(3).containsOnly(FluentKeys.parse(key).getFirst());
    }

    @Test
    void shouldSayWhatIsWrongWithAKey() throws Exception {
        // Given
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(512);
        var small = Base64.getEncoder().encodeToString(generator.generateKeyPair().getPublic().getEncoded());

        // When / Then
        assertThatThrownBy(() -> FluentKeys.parse(small)).hasMessageContaining("512 bits");
        assertThatThrownBy(() -> FluentKeys.parse(" , ")).hasMessageContaining("no key");
        assertThatThrownBy(() -> FluentKeys.parse("c2VjcmV0")).hasMessageContaining("neither PEM")
                .hasMessageNotContaining("c2VjcmV0");
    }

    private static String pem(String base64) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.UTF_8))
                        .encodeToString(Base64.getDecoder().decode(base64))
                + "\n-----END PUBLIC KEY-----";
    }
}
