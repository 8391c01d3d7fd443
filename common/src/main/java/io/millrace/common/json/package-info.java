/** One way to read and write JSON. */
@NullMarked
package io.millrace.common.json;

import org.jspecify.annotations.NullMarked;
