/** The transformer: events of Elastic Path in, commands for Fluent out. */
@NullMarked
package io.millrace.transformer;

import org.jspecify.annotations.NullMarked;
