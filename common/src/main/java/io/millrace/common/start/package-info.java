/** Why a service cannot begin. */
@NullMarked
package io.millrace.common.start;

import org.jspecify.annotations.NullMarked;
