/** How a record that could not go on says why. */
@NullMarked
package io.millrace.common.deadletter;

import org.jspecify.annotations.NullMarked;
