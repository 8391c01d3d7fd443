package io.millrace.transformer.template;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is wrong with a file of the bundle, or with what it yields. No value of an event stands in it.
 *
 * @param file the file's name
 * @param line the line in it, from 1, when known
 * @param code JSONata's error code, when the language itself found it
 * @param what a sentence, which names the field it is about
 */
record Problem(String file, OptionalInt line, Optional<String> code, String what) {

    static Problem of(String file, String what) {
        return new Problem(file, OptionalInt.empty(), Optional.empty(), what);
    }

    /** As a compiler would write it: {@code order.jsonata:12: what is wrong}. */
    @Override
    public String toString() {
        return file + (line.isPresent() ? ":" + line.getAsInt() : "") + ": " + what;
    }
}
