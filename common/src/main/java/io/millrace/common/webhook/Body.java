package io.millrace.common.webhook;

/** What came of reading a body. */
public sealed interface Body {

    /** All of it. */
    record Whole(byte[] bytes) implements Body {}

    /** More than is allowed; the rest was not read. */
    record TooLarge() implements Body {}

    /** The client took too long; the rest was not read. */
    record TooSlow() implements Body {}

    /** The client hung up, or broke the rules of HTTP. */
    record Broken() implements Body {}
}
