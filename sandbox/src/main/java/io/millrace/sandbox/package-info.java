/** What is outside of the pipeline, for one machine. */
@NullMarked
package io.millrace.sandbox;

import org.jspecify.annotations.NullMarked;
