package io.millrace.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.millrace.common.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {

    @ParameterizedTest(name = "{0} belongs to {1} under {2}")
    @CsvSource(textBlock = """
            webhook-order.paid, ORDERS, 6a3c1c0e-5b1f-4a52-9d3e-0c7c5a1e7b10
            webhook-customer.deleted, CUSTOMERS, f260b17a-390f-4b37-bf9d-f62c45a95865
            webhook-catalog-release.updated-published, RELEASES, 6dbd8b80-1176-4f62-b3c0-b543bc5a5f6a
            """)
    void shouldFindFamilyAndKeyWhenTheEnvelopeIsDocumented(String sample, EventFamily family, String key) {
        // When
        var reading = EnvelopeReader.read(sample(sample));

        // Then
        assertThat(reading).asInstanceOf(type(EnvelopeReading.Known.class)).satisfies(known -> {
            assertThat(known.event().family()).isEqualTo(family);
            assertThat(known.event().key()).isEqualTo(key);
        });
    }

    @Test
    void shouldDropTheSecretAndTheDeprecatedCopyWhenTheyAreInTheBody() {
        // Given
        var sent = Json.read(sample("webhook-order.paid"));

        // When
        var stored = Json.read(known(sample("webhook-order.paid")).envelope());

        // Then
        assertThat(stored.at("/configuration/secret_key").isMissingNode()).isTrue();
        assertThat(stored.has("resources")).isFalse();
        assertThat(stored.at("/configuration/url")).isEqualTo(sent.at("/configuration/url"));
        assertThat(stored.get("payload")).isEqualTo(sent.get("payload"));
    }

    @Test
    void shouldKeepEveryDigitWhenNumbersAreLongerThanADouble() {
        // Given
        var body = envelope("order.paid", "{\"data\":{\"id\":\"o-1\",\"n\":12345678901234567890.10}}");

        // When
        var stored = new String(known(body).envelope(), StandardCharsets.UTF_8);

        // Then
        assertThat(stored).contains("12345678901234567890.10");
    }

    @Test
    void shouldKeyAVariantByItsParentWhenItHasOne() {
        // Given
        var body = envelope("product.updated", """
                {"id":"variant","attributes":{"base_product_id":"parent"}}""");

        // When
        var event = known(body);

        // Then
        assertThat(event.key()).isEqualTo("parent");
        assertThat(event.subject()).isEqualTo("variant");
    }

    @Test
    void shouldKeyAProductByItselfWhenTheParentIsAnEmptyText() {
        // Given
        var body = envelope("product.updated", """
                {"id":"single","attributes":{"base_product_id":""}}""");

        // When
        var event = known(body);

        // Then
        assertThat(event.key()).isEqualTo("single");
    }

    @Test
    void shouldNameTheTypeWhenTheEventKeyIsUnknown() {
        // When
        var reading = EnvelopeReader.read(envelope("cart.updated", "{\"data\":{\"id\":\"c-1\"}}"));

        // Then
        assertThat(reading).isEqualTo(new EnvelopeReading.Unknown("cart.updated"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "nothing", "[]", "\"text\"", "{}", "{\"id\":\"1\"}",
            "{\"id\":7,\"triggered_by\":\"order.paid\",\"payload\":{\"data\":{\"id\":\"o\"}}}",
            "{\"id\":\"1\",\"triggered_by\":\"order.paid\"}",
            "{\"id\":\"1\",\"triggered_by\":\"order.paid\",\"payload\":[]}",
            "{\"id\":\"1\",\"triggered_by\":\"order.paid\",\"payload\":{\"data\":{}}}",
            "{\"id\":\"1\",\"triggered_by\":\"order.paid\",\"payload\":{\"data\":{\"id\":\" \"}}}",
            "{\"id\":\"1\",\"id\":\"2\",\"triggered_by\":\"order.paid\",\"payload\":{\"data\":{\"id\":\"o\"}}}",
            "{\"id\":\"1\",\"triggered_by\":\"order.paid\",\"payload\":{\"data\":{\"id\":\"o\"}}} {}"})
    void shouldCallItMalformedWhenTheBodyIsNotTheEnvelope(String body) {
        // When
        var reading = EnvelopeReader.read(body.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(reading).isInstanceOf(EnvelopeReading.Malformed.class);
    }

    @Test
    void shouldCallItMalformedWhenTheBodyNestsTooDeep() {
        // Given
        var body = envelope("order.paid", "[".repeat(100_000));

        // When
        var reading = EnvelopeReader.read(body);

        // Then
        assertThat(reading).isInstanceOf(EnvelopeReading.Malformed.class);
    }

    @Test
    void shouldSayNothingOfTheBodyWhenItIsMalformed() {
        // Given
        var body = "{\"id\":\"1\",\"triggered_by\":[\"marked-value\"]}".getBytes(StandardCharsets.UTF_8);

        // When
        var reading = EnvelopeReader.read(body);

        // Then
        assertThat(reading.toString()).doesNotContain("marked-value");
    }

    private static CommerceEvent known(byte[] body) {
        return ((EnvelopeReading.Known) EnvelopeReader.read(body)).event();
    }

    private static byte[] envelope(String type, String payload) {
        return ("{\"id\":\"event-1\",\"triggered_by\":\"" + type + "\",\"payload\":" + payload + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sample(String name) {
        try (var in = EnvelopeReaderTest.class.getResourceAsStream(name + ".json")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
