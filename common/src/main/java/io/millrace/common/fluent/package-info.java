/** Speaking to Fluent: what is known of its schema, one GraphQL call, and an answer that says what it means. */
@NullMarked
package io.millrace.common.fluent;

import org.jspecify.annotations.NullMarked;
