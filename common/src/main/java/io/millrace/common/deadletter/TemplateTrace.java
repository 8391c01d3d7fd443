package io.millrace.common.deadletter;

import static io.millrace.common.event.EventHeaders.put;
import static io.millrace.common.event.EventHeaders.text;

import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.header.Headers;

/**
 * Which templates had a part in a dead letter, told by headers beside those of {@link DeadLetter}.
 *
 * @param bundle the hash of all templates in use
 * @param file the one that failed
 * @param line where it failed, from 1
 */
public record TemplateTrace(Optional<String> bundle, Optional<String> file, OptionalInt line) {
    /** For what never came to a template. */
    public static final TemplateTrace NONE = new TemplateTrace(Optional.empty(), Optional.empty(), OptionalInt.empty());

    private static final String BUNDLE = "dlq_bundle";
    private static final String FILE = "dlq_template";
    private static final String LINE = "dlq_line";

    /** Replaces what {@code headers} says of templates. */
    public void writeTo(Headers headers) {
        headers.remove(BUNDLE).remove(FILE).remove(LINE);
        bundle.ifPresent(hash -> put(headers, BUNDLE, hash));
        file.ifPresent(name -> put(headers, FILE, name));
        line.ifPresent(number -> put(headers, LINE, Integer.toString(number)));
    }

    /** {@link #NONE} when the headers say nothing of templates; a line that is no number is left out. */
    public static TemplateTrace readFrom(Headers headers) {
        return new TemplateTrace(text(headers, BUNDLE), text(headers, FILE),
                text(headers, LINE).filter(line -> line.matches("\\d{1,9}")).stream()
                        .mapToInt(Integer::parseInt).findFirst());
    }
}
