package io.millrace.common.delivery;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What is kept beside the committed offset of a main topic: from where on the endings have to be read again. */
final class CommitNote {
    private static final Pattern FORM = Pattern.compile("endings=(\\d{1,18})");

    private CommitNote() {}

    static String of(long endings) {
        return "endings=" + endings;
    }

    /** Empty for what was not committed by a chain. */
    static OptionalLong read(String metadata) {
        var match = FORM.matcher(metadata);
        return match.matches() ? OptionalLong.of(Long.parseLong(match.group(1))) : OptionalLong.empty();
    }
}
