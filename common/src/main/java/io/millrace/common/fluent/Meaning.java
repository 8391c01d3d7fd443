package io.millrace.common.fluent;

/**
 * What an error code of Fluent says: the table of the fluent reference, 2.2. A code that is not in the table goes by
 * its letter: what the server (S) or a third party (T) failed at may pass, what the client (C) did wrong does not.
 */
enum Meaning {
    /** There is such an entity already. */
    EXISTS,
    /** The entity, or one that it names, is not there. */
    MISSING,
    /** Too many calls. */
    RATE_LIMIT,
    /** The user may not do this. */
    PERMISSION,
    /** The token was not understood, so nothing was done. */
    TOKEN,
    /** The document asks for too much, so nothing was done. */
    COMPLEXITY,
    /** The same call may succeed later. */
    PASSING,
    /** Somebody has to mend the account's platform. */
    PLATFORM,
    /** The content is wrong, and stays so. */
    CONTENT,
    /** A client's mistake that the table does not name. */
    UNLISTED;

    /** The meaning of a code such as {@code C0120E}. */
    static Meaning of(String code) {
        return switch (code) {
            case "C0001E" -> COMPLEXITY;
            case "C0003E", "S0002E", "S0020E" -> PASSING;
            case "C0011E" -> RATE_LIMIT;
            case "C0020E" -> PERMISSION;
            case "C0100E", "C0101E", "C0102E", "C0103E", "C0122E", "C0128E", "C0140E", "C0141E" -> CONTENT;
            case "C0120E" -> MISSING;
            case "C0121E", "C0123E" -> EXISTS;
            case "S0030E" -> PLATFORM;
            case "S0040E" -> TOKEN;
            default -> byRange(code);
        };
    }

    private static Meaning byRange(String code) {
        var number = Integer.parseInt(code.substring(1, 5));
        return switch (code.charAt(0)) {
            case 'S' -> number >= 1 && number <= 19 ? PLATFORM : PASSING;
            case 'T' -> PASSING;
            default -> number >= 160 && number <= 179 ? CONTENT : UNLISTED;
        };
    }
}
