package io.millrace.sink.fluent;

/**
 * What is counted of shared documents.
 *
 * <ul>
 * <li>{@code sent} with sizes near 1 means that little waits, or that large documents fail and were made small.
 * <li>{@code not begun} means that one request spoiled the document for all; they were sent again one by one. When it
 * keeps rising, look for dead letters of class {@code schema}.
 * </ul>
 *
 * <p>
 * Safe for any thread.
 */
public interface BatchMetrics {

    /** A document with so many requests is about to be sent. */
    void sent(int requests);

    /** Fluent did not begin with a document. */
    void notBegun();
}
