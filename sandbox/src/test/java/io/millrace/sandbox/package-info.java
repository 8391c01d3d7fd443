/** What the parts of the sandbox promise as processes. */
@NullMarked
package io.millrace.sandbox;

import org.jspecify.annotations.NullMarked;
