/** A stand-in for Elastic Path Composable Commerce, as strict as the documented one, with switches for its faults. */
@NullMarked
package io.millrace.sandbox.elasticpath;

import org.jspecify.annotations.NullMarked;
