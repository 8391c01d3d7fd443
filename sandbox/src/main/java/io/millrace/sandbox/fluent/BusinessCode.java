package io.millrace.sandbox.fluent;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** A mutation is refused with a business code, and stores nothing. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonTypeName("code")
public record BusinessCode(String code) {

    /** One of Fluent's form. */
    public BusinessCode {
        check(code);
    }

    /** Refuses what is not {@code <C|S|T><4 digits><E|W>} (fluent reference, 0.6). */
    static void check(String code) {
        if (!code.matches("[CST]\\d{4}[EW]")) {
            throw new IllegalArgumentException("a code is a letter C, S or T, four digits, and E or W: " + code);
        }
    }
}
