package io.millrace.common.webhook;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A request to Helidon's server. Its sockets know no time-out for reading, so a body is read on a thread of its own:
 * the request's thread stays free to give up and to answer. Closing the connection, which follows that answer, ends
 * the reading thread.
 */
final class HelidonCall implements Call {
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final ServerRequest request;
    private Reading reading = Reading.NOT_STARTED;

    private enum Reading {
        NOT_STARTED, COMPLETE, GIVEN_UP
    }

    HelidonCall(ServerRequest request) {
        this.request = request;
    }

    @Override
    public String method() {
        return request.prologue().method().text();
    }

    @Override
    public String path() {
        return request.path().rawPath();
    }

    @Override
    public Optional<String> header(String name) {
        return request.headers().first(HeaderNames.create(name));
    }

    @Override
    public Body body(Duration patience) {
        reading = Reading.GIVEN_UP;
        try {
            var bytes = within(patience, () -> request.content().inputStream().readAllBytes());
            reading = Reading.COMPLETE;
            return new Body.Whole(bytes);
        } catch (TimeoutException _) {
            return new Body.TooSlow();
        } catch (ExecutionException e) {
            return isTooLarge(Objects.requireNonNullElse(e.getCause(), e)) ? new Body.TooLarge() : new Body.Broken();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Body.Broken();
        }
    }

    /** Whether bytes of this request may still come. */
    boolean hasUnreadBody() {
        return request.content().hasEntity() && reading != Reading.COMPLETE;
    }

    /**
     * To be called after an answer that did not wait for the body: reads and forgets it, for a short while. A
     * connection that is closed with bytes unread is reset, and then the client may never see the answer. Chunked
     * bodies are not waited for, because there is no telling how much they make Helidon keep.
     */
    void linger() {
        if (reading != Reading.NOT_STARTED || !hasUnreadBody() || request.headers().contentLength().isEmpty()) {
            return;
        }
        try {
            within(LINGER, () -> {
                request.content().consume();
                return true;
            });
        } catch (TimeoutException | ExecutionException _) {
            // The client has its answer; there is nobody to tell.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T within(Duration patience, Callable<T> work)
            throws InterruptedException, ExecutionException, TimeoutException {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().name("body").start(task);
        return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static boolean isTooLarge(Throwable cause) {
        return switch (cause) {
            case RequestException e -> e.status().equals(Status.REQUEST_ENTITY_TOO_LARGE_413);
            case HttpException e -> e.status().equals(Status.REQUEST_ENTITY_TOO_LARGE_413);
            default -> false;
        };
    }
}
