/**
 * Ordered delivery through retry topics: records of one key take effect in their order, whatever fails, and however
 * often the process does. {@link io.millrace.common.delivery.Column} decides what may be done,
 * {@link io.millrace.common.delivery.Chain} does it.
 */
@NullMarked
package io.millrace.common.delivery;

import org.jspecify.annotations.NullMarked;
