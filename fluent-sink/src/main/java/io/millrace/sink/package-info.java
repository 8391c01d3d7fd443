/** Commands in, GraphQL mutations out: each entity in order, and each record with an ending. */
@NullMarked
package io.millrace.sink;

import org.jspecify.annotations.NullMarked;
