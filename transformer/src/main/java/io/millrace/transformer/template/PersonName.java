package io.millrace.transformer.template;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name in one field, as Elastic Path has it, for the two fields of Fluent: the first word, and all the others. No
 * word is lost; a name of one word has no last name.
 */
record PersonName(Optional<String> first, Optional<String> last) {
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    static PersonName of(String name) {
        var words = SPACE.matcher(name).replaceAll(" ").strip().split(" ", 2);
        return new PersonName(
                Optional.of(words[0]).filter(word -> !word.isEmpty()),
                words.length == 2 ? Optional.of(words[1]) : Optional.empty());
    }
}
