/** The simulator, seen by a client over HTTP. */
@NullMarked
package io.millrace.sandbox.elasticpath;

import org.jspecify.annotations.NullMarked;
