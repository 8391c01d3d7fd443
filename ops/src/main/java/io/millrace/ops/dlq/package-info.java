/** Dead letters, for whoever looks after them. */
@NullMarked
package io.millrace.ops.dlq;

import org.jspecify.annotations.NullMarked;
