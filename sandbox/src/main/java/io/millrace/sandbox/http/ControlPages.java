package io.millrace.sandbox.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.millrace.common.json.Json;
import io.millrace.common.start.CannotStart;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * For who is outside of this process: the switches at {@code /sandbox/faults}, the journal at {@code /sandbox/journal},
 * what arrived at {@code /sandbox/traffic}, and the end of all tokens at {@code /sandbox/tokens}.
 */
public final class ControlPages<S> implements HttpService {
    private static final int MOST_EFFECTS = 10_000;

    private final Switches<S> switches;
    private final Journal journal;
    private final Supplier<Map<String, Long>> traffic;
    private final Place place;

    /** On which port these pages are. */
    public enum Place {
        /** On one that a fault can close; then nobody could open it. */
        WITH_THE_REST,
        /** On one of their own. */
        ALONE
    }

    /** What happened after an effect, by its number; so many at most. */
    @FunctionalInterface
    public interface Journal {
        /** In the order it happened. */
        List<?> after(long number, int most);
    }

    /** With counts of what arrived, by what they count. */
    public ControlPages(Switches<S> switches, Journal journal, Supplier<Map<String, Long>> traffic, Place place) {
        this.switches = switches;
        this.journal = journal;
        this.traffic = traffic;
        this.place = place;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/sandbox/faults", (request, response) -> show(response))
                .post("/sandbox/faults", this::set)
                .delete("/sandbox/faults", (request, response) -> clear(response))
                .delete("/sandbox/tokens", (request, response) -> {
                    switches.revokeTokens();
                    response.status(Status.NO_CONTENT_204).send();
                })
                .get("/sandbox/journal", this::journal)
                .get("/sandbox/traffic", (request, response) -> JsonAnswer.send(response, Status.OK_200,
                        traffic.get()));
    }

    private void show(ServerResponse response) {
        response.header(HeaderValues.CONTENT_TYPE_JSON).send(switches.shown());
    }

    private void set(ServerRequest request, ServerResponse response) {
        try {
            var settings = switches.read(request.content().as(byte[].class));
            if (switches.closesPort(settings) && place == Place.WITH_THE_REST) {
                refuse(response, Status.CONFLICT_409,
                        "this port would close for good: start with a control port, and ask there");
                return;
            }
            switches.set(settings);
            show(response);
        } catch (IllegalArgumentException e) {
            refuse(response, Status.BAD_REQUEST_400, String.valueOf(e.getMessage()));
        } catch (CannotStart e) {
            refuse(response, Status.CONFLICT_409, String.valueOf(e.getMessage()));
        }
    }

    private void clear(ServerResponse response) {
        try {
            switches.clear();
            show(response);
        } catch (CannotStart e) {
            refuse(response, Status.CONFLICT_409, String.valueOf(e.getMessage()));
        }
    }

    private void journal(ServerRequest request, ServerResponse response) {
        try {
            var after = request.query().first("after").map(Long::parseLong).orElse(0L);
            var most = request.query().first("most").map(Integer::parseInt).orElse(MOST_EFFECTS);
            var lines = new ByteArrayOutputStream();
            journal.after(after, Math.clamp(most, 0, MOST_EFFECTS)).forEach(effect -> {
                lines.writeBytes(Json.write(effect));
                lines.write('\n');
            });
            response.header(HeaderNames.CONTENT_TYPE, "application/x-ndjson").send(lines.toByteArray());
        } catch (NumberFormatException e) {
            refuse(response, Status.BAD_REQUEST_400, "'after' and 'most' are numbers: " + e.getMessage());
        }
    }

    private static void refuse(ServerResponse response, Status status, String reason) {
        JsonAnswer.send(response, status, Map.of("error", reason));
    }
}
