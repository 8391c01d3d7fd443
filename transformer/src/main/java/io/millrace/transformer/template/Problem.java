package io.millrace.transformer.template;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is wrong with a file of the bundle, with what it yields, or with the event. No value of an event stands in it.
 *
 * @param file the file's name; empty when it is about the event
 * @param line the line in it, from 1, when known
 * @param code JSONata's error code, when the language itself found it
 * @param what a sentence, which names the field it is about
 */
record Problem(Optional<String> file, OptionalInt line, Optional<String> code, String what) {

    static Problem of(String file, String what) {
        return at(file, OptionalInt.empty(), what);
    }

    static Problem at(String file, OptionalInt line, String what) {
        return new Problem(Optional.of(file), line, Optional.empty(), what);
    }

    static Problem ofEvent(String what) {
        return new Problem(Optional.empty(), OptionalInt.empty(), Optional.empty(), what);
    }

    /** As a compiler would write it: {@code order.jsonata:12: what is wrong}. */
    @Override
    public String toString() {
        return file.map(name -> name + (line.isPresent() ? ":" + line.getAsInt() : "") + ": ").orElse("the event: ")
                + what;
    }
}
