/** The {@code millrace} command: what an operator does to a pipeline, from outside of it. */
@NullMarked
package io.millrace.ops;

import org.jspecify.annotations.NullMarked;
