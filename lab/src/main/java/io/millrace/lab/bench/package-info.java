/** Measurements of the whole pipeline, each beside a baseline of the same run. */
@NullMarked
package io.millrace.lab.bench;

import org.jspecify.annotations.NullMarked;
