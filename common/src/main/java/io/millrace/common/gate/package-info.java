/** Waiting while a target is in trouble, so that an outage costs time only. */
@NullMarked
package io.millrace.common.gate;

import org.jspecify.annotations.NullMarked;
