package io.millrace.ops.dlq;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a dead letter by where it is, such as {@code commerce.orders.dlq/3/17}.
 *
 * @param topic without the prefix of the pipeline
 * @param partition its partition
 * @param offset its offset
 */
record LetterId(String topic, int partition, long offset) {
    /** The end of the name of each topic of dead letters. */
    static final String SUFFIX = ".dlq";

    private static final Pattern FORM = Pattern.compile("([a-zA-Z0-9._-]+\\.dlq)/(\\d{1,5})/(\\d{1,18})");

    /** Empty when the text is not of that form. */
    static Optional<LetterId> parse(String text) {
        var found = FORM.matcher(text);
        return found.matches()
                ? Optional.of(new LetterId(found.group(1), Integer.parseInt(found.group(2)),
                        Long.parseLong(found.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
