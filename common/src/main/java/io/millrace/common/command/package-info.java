/** What is to be done in Fluent, and how each event ended. */
@NullMarked
package io.millrace.common.command;

import org.jspecify.annotations.NullMarked;
