/** The ports of a simulator, and the pages on which its switches and its journal are. */
@NullMarked
package io.millrace.sandbox.http;

import org.jspecify.annotations.NullMarked;
