package io.millrace.common.http;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What became of one request, told by what the caller has to know: may the other side have acted on it? */
public sealed interface HttpAnswer {

    /**
     * The other side answered, whatever its status.
     *
     * @param headers by name, in any case; the values of a repeated header are joined by commas
     * @param body empty when there was none; not to be changed
     */
    record Answered(int status, Map<String, String> headers, byte[] body) implements HttpAnswer {

        /** Copies the headers. */
        public Answered {
            var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            copy.putAll(headers);
            headers = Collections.unmodifiableMap(copy);
        }

        /** The value of a header, by its name in any case. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /** Whether the status is one of success. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** The status only: headers and body may hold secrets and personal data. */
        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }

    /**
     * Nothing of the request left this machine: no address, no connection, no TLS, no free place in the pool.
     *
     * @param reason for a person
     */
    record NotSent(String reason, Exception cause) implements HttpAnswer {}

    /**
     * The request may have arrived and been acted on, but no whole answer came back.
     *
     * @param reason for a person
     */
    record NoAnswer(String reason, Exception cause) implements HttpAnswer {}
}
