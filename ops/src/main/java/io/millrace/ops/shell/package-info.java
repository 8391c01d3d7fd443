/** What all commands share: exit codes, printing, and the way to the cluster. */
@NullMarked
package io.millrace.ops.shell;

import org.jspecify.annotations.NullMarked;
