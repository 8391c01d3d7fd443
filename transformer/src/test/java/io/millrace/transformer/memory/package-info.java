/** Tests of what is remembered and of how it is written. */
@NullMarked
package io.millrace.transformer.memory;

import org.jspecify.annotations.NullMarked;
