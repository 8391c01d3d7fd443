package io.millrace.sandbox.fluent;

/**
 * A request that Fluent refuses with a business code (fluent reference, 2.2). The message texts are those of the
 * samples; the real ones are not known.
 */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    private Refused(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    static Refused notFound(String type, String field, String value) {
        return new Refused("C0120E", type + " with " + field + " " + value + " could not be found");
    }

    static Refused orderExists(String ref) {
        return new Refused("C0121E", "Order with reference " + ref + " already exists");
    }

    static Refused negative(String field) {
        return new Refused("C0122E", "Value of " + field + " must not be negative");
    }

    static Refused notUnique(String what) {
        return new Refused("C0123E", "Unique constraint violation for " + what);
    }

    static Refused missing(String variable) {
        return new Refused("C0140E", "Required variables are missing: " + variable);
    }

    static Refused tooLong(String field, int limit) {
        return new Refused("C0141E", "Value of " + field + " exceeds the maximum length of " + limit);
    }

    static Refused notPermitted(String missing) {
        return new Refused("C0020E", "Insufficient permissions. Missing: " + missing);
    }

    static Refused noDateRange() {
        return new Refused("C0101E", "A date range needs from or to");
    }

    static Refused unsupported(String what) {
        return new Refused("S0020E", "The sandbox cannot do this: " + what);
    }

    static Refused failed() {
        return withCode("S0002E");
    }

    /** For a fault that a test has asked for. */
    static Refused withCode(String code) {
        return new Refused(code, switch (code) {
            case "C0003E" -> "Virtual view is initialising";
            case "C0011E" -> "Rate limit exceeded";
            case "S0002E" -> "Internal server error";
            default -> "Refused by a switch of the sandbox";
        });
    }
}
