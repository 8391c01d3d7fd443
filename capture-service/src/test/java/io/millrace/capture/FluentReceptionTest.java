package io.millrace.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.capture.CaptureMetrics.Judgement;
import io.millrace.capture.SignatureConfig.Legacy;
import io.millrace.common.command.CaptureRequest;
import io.millrace.common.event.EventHeaders;
import io.millrace.common.json.Json;
import io.millrace.common.topic.Topics;
import io.millrace.common.webhook.AckHealth;
import io.millrace.common.webhook.HelidonServer;
import io.millrace.common.webhook.InFlight;
import io.millrace.common.webhook.Outcome;
import io.millrace.common.webhook.RecordStore;
import io.millrace.common.webhook.WebhookDoor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is posted over HTTP, and what is stored of it. */
final class FluentReceptionTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final Signer SIGNER = new Signer();

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountedCaptureMetrics metrics = new CountedCaptureMetrics();
    private final MockProducer<String, byte[]> producer = new MockProducer<>(true, null, new StringSerializer(),
            new ByteArraySerializer());
    private final CaptureConfig config = CaptureSettings.standard().with("CAPTURE_MAX_BODY_BYTES", "4096")
            .with("CAPTURE_CONFIRM", "on")
            .with("FLUENT_URL", "http://127.0.0.1:1").with("FLUENT_USERNAME", "u").with("FLUENT_PASSWORD", "p")
            .with("FLUENT_CLIENT_ID", "c").with("FLUENT_CLIENT_SECRET", "s").config();
    private HelidonServer server;

    @BeforeEach
    void start() throws Exception {
        var chance = new Courier.Chance(new Random(7), InstantSource.fixed(NOON));
        var topic = new Topics(config.topics()).captures();
        var reception = new FluentReception(
                new SignatureCheck(new SignatureConfig(FluentKeys.parse(SIGNER.publicKey()), Legacy.REFUSED)),
                new FluentReception.Selection(config.front().sender(), config.policy()),
                new FluentReception.Store(new RecordStore(producer, new AckHealth(chance.clock())), topic), metrics,
                chance);
        server = new HelidonServer(config.front().webhooks(), new WebhookDoor(CaptureConfig.KIND, new InFlight(8),
                reception, metrics, config.front().webhooks().deadline()));
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpResponse<String> post(byte[] body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + CaptureConfig.PATH))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> signed(byte[] body) throws Exception {
        return post(body, SignatureCheck.HEADER, SIGNER.sign(body));
    }

    @Test
    void shouldStoreWhatIdentifiesTheOrderAndAnswer200() throws Exception {
        // Given
        var webhook = Signer.webhook("w-1", "order-1");
        webhook.putObject("attributes").put("email", "private@example.com");

        // When
        var answer = signed(Json.write(webhook));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(producer.history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("capture.requests");
            assertThat(record.key()).isEqualTo("order-1");
            assertThat(Json.mapper().readValue(record.value(), CaptureRequest.class)).isEqualTo(
                    new CaptureRequest("w-1", "OrderComplete", "order-1", "5004670", "COMPLETE", NOON));
            assertThat(new String(record.value(), UTF_8))
                    .doesNotContain("private");
            assertThat(EventHeaders.readFrom(record.headers())).hasValueSatisfying(headers -> {
                assertThat(headers.id()).isEqualTo("w-1");
                assertThat(headers.source()).isEqualTo("/fluent/ACME/1");
                assertThat(headers.time()).isEqualTo(NOON);
            });
        });
        assertThat(metrics.judged).containsExactly(Judgement.STORED);
    }

    @Test
    void shouldStoreARepeatOnce() throws Exception {
        // Given
        var body = Json.write(Signer.webhook("w-1", "order-1"));
        signed(body);

        // When
        var again = signed(body);

        // Then
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(producer.history()).hasSize(1);
        assertThat(metrics.judged).containsExactly(Judgement.STORED, Judgement.REPEAT);
    }

    @Test
    void shouldAnswer503AndStoreTheRepeatWhenTheBrokersDidNotTakeIt() throws Exception {
        // Given
        var body = Json.write(Signer.webhook("w-1", "order-1"));
        producer.sendException = new BufferExhaustedException("full");
        var refused = signed(body);
        producer.sendException = null;

        // When
        var stored = signed(body);

        // Then
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(stored.statusCode()).isEqualTo(200);
        assertThat(metrics.judged).containsExactly(Judgement.NOT_STORED, Judgement.STORED);
    }

    @ParameterizedTest(name = "{0} {1}: {2}, {3}")
    @CsvSource({"entityStatus, COMPLETE, STORED, 200", "entityStatus, PICK_PACK, STORED, 200",
            "entityStatus, CREATED, OTHER_STATUS, 200", "entityStatus, CANCELLED, OTHER_STATUS, 200",
            "entityType, FULFILMENT, OTHER_ENTITY, 200", "accountId, OTHER, WRONG_SENDER, 401",
            "retailerId, 2, WRONG_SENDER, 401", "entityRef, '', MALFORMED, 400", "id, '', MALFORMED, 400"})
    void shouldStoreOnlyWhatIsNeededAndComesFromTheRetailer(String field, String value, Judgement judgement,
            int status) throws Exception {
        // Given
        var body = Json.write(Signer.webhook("w-1", "order-1").put(field, value));

        // When
        var answer = signed(body);

        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(metrics.judged).containsExactly(judgement);
        assertThat(producer.history()).hasSize(judgement == Judgement.STORED ? 1 : 0);
    }

    @Test
    void shouldRefuseWithoutADetailWhatIsNotSignedOrSignedByAStranger() throws Exception {
        // Given
        var body = Json.write(Signer.webhook("w-1", "order-1"));
        var other = new Signer().sign(body);
        var truncated = Arrays.copyOf(body, body.length - 1);

        // When
        var answers = List.of(post(body), post(body, SignatureCheck.HEADER, other),
                post(body, SignatureCheck.HEADER, "not base64"), post(body, SignatureCheck.LEGACY_HEADER, other),
                post(truncated, SignatureCheck.HEADER, SIGNER.sign(body)),
                post(new byte[0], SignatureCheck.HEADER, ""));

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(Json.read(answer.body().getBytes(UTF_8)).has("detail"))
                    .isFalse();
        });
        assertThat(metrics.judged).hasSize(6).containsOnly(Judgement.BAD_SIGNATURE);
        assertThat(metrics.answered).hasSize(6).containsOnly(Outcome.UNAUTHORISED);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsHugeBeforeItIsChecked() throws Exception {
        // When
        var answer = post(new byte[5_000], SignatureCheck.HEADER, "AAAA");

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(metrics.judged).isEmpty();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldRefuseSignedNonsense() throws Exception {
        // When
        var answers = List.of(signed("{".getBytes(UTF_8)),
                signed("[]".getBytes(UTF_8)));

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(400));
        assertThat(producer.history()).isEmpty();
    }
}
