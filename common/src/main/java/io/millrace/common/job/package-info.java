/** What the reader can be asked to do. */
@NullMarked
package io.millrace.common.job;

import org.jspecify.annotations.NullMarked;
