/** Speaking to Fluent: one GraphQL call, and an answer that says what it means. */
@NullMarked
package io.millrace.sink.fluent;

import org.jspecify.annotations.NullMarked;
