package io.millrace.common.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent back, without a word about the server that sends it.
 *
 * @param outcome how the request ended
 * @param status of HTTP
 * @param headers what is sent beside the body
 * @param body JSON
 */
record Answer(Outcome outcome, int status, Map<String, String> headers, byte[] body) {

    /** The same answer with one more header. */
    Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(outcome, status, Map.copyOf(more), body);
    }
}
