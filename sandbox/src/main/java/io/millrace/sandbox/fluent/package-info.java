/** Fluent Commerce OMS for one machine: what the pipeline needs of it, as strict as the schema, with fault switches. */
@NullMarked
package io.millrace.sandbox.fluent;

import org.jspecify.annotations.NullMarked;
