/** What is known of Fluent's GraphQL schema. */
@NullMarked
package io.millrace.common.fluent;

import org.jspecify.annotations.NullMarked;
