/** When faults happen, and how long requests are held back. */
@NullMarked
package io.millrace.sandbox.fault;

import org.jspecify.annotations.NullMarked;
