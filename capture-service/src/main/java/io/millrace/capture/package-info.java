/** Completed orders of Fluent in, payments captured in Elastic Path, each once. */
@NullMarked
package io.millrace.capture;

import org.jspecify.annotations.NullMarked;
