/** Sending many requests to Fluent as one: gathering them, and giving each its own answer. */
@NullMarked
package io.millrace.sink.fluent;

import org.jspecify.annotations.NullMarked;
