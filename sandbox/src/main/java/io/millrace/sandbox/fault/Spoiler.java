package io.millrace.sandbox.fault;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/** Carries out a fault on a response. */
public final class Spoiler {
    private static final Duration LONGER_THAN_ANY_CLIENT_WAITS = Duration.ofMinutes(10);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Hold hold;
    private final InstantSource clock;

    /** Waits at {@code hold}; {@code clock} is for dates in {@code Retry-After}. */
    public Spoiler(Hold hold, InstantSource clock) {
        this.hold = hold;
        this.clock = clock;
    }

    /**
     * Answers, or does not.
     *
     * @param answer the right one, as JSON
     */
    public void spoil(ServerResponse response, Fault.OfAnswer fault, byte[] answer) {
        switch (fault) {
            case Fault.Status(var status) -> response.status(status).send();
            case Fault.Throttled throttled -> throttle(response, throttled);
            case Fault.Page(var status) -> page(response, Status.create(status));
            case Fault.Reset _ -> throw noAnswer();
            case Fault.TimeOut _ -> {
                hold.back(LONGER_THAN_ANY_CLIENT_WAITS);
                throw noAnswer();
            }
            case Fault.Drip(var bytes, var pause) -> drip(response, answer, bytes, pause);
            case Fault.CutOff _ -> cutOff(response, answer);
            case Fault.Truncated _ -> json(response).send(Arrays.copyOf(answer, answer.length / 2));
            case Fault.Garbled _ -> json(response).send(garbled(answer));
        }
    }

    private void throttle(ServerResponse response, Fault.Throttled fault) {
        fault.retryAfter().ifPresent(wait -> response.header(HeaderNames.RETRY_AFTER, switch (fault.form()) {
            case SECONDS -> Long.toString(wait.toSeconds());
            case DATE -> HTTP_DATE.format(clock.instant().plus(wait));
        }));
        response.status(Status.TOO_MANY_REQUESTS_429).send();
    }

    private static void page(ServerResponse response, Status status) {
        response.status(status)
                .header(HeaderNames.CONTENT_TYPE, "text/html")
                .send("<html><head><title>%1$s</title></head><body><h1>%1$s</h1><hr>proxy</body></html>"
                        .formatted(status.code() + " " + status.reasonPhrase()));
    }

    private void drip(ServerResponse response, byte[] answer, int bytes, Duration pause) {
        write(response, answer.length, body -> {
            for (var from = 0; from < answer.length; from += bytes) {
                body.write(answer, from, Math.min(bytes, answer.length - from));
                body.flush();
                hold.back(pause);
            }
        });
    }

    private static void cutOff(ServerResponse response, byte[] answer) {
        write(response, answer.length, body -> {
            body.write(answer, 0, answer.length / 2);
            body.flush();
            throw noAnswer();
        });
    }

    /** Writes a body of an announced length. */
    private static void write(ServerResponse response, int length, Body content) {
        json(response).header(HeaderNames.CONTENT_LENGTH, Integer.toString(length));
        try (var body = response.outputStream()) {
            content.writeTo(body);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send a slow answer; the client may have gone", e);
        }
    }

    /** Something that is written in parts. */
    @FunctionalInterface
    private interface Body {
        void writeTo(OutputStream body) throws IOException;
    }

    /** The colons are gone, all else is there. */
    private static byte[] garbled(byte[] answer) {
        var garbled = answer.clone();
        for (var i = 0; i < garbled.length; i++) {
            garbled[i] = garbled[i] == ':' ? (byte) ' ' : garbled[i];
        }
        return garbled;
    }

    private static ServerResponse json(ServerResponse response) {
        return response.status(Status.OK_200).header(HeaderValues.CONTENT_TYPE_JSON);
    }

    private static CloseConnectionException noAnswer() {
        return new CloseConnectionException("a switch of the sandbox wants no answer");
    }
}
