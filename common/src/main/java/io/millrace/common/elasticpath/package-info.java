/** Speaking to Elastic Path: one call, and an answer that says what it means. */
@NullMarked
package io.millrace.common.elasticpath;

import org.jspecify.annotations.NullMarked;
