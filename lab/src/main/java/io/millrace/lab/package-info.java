/** The command of this checkout: everything an operator has, and what plays the pipeline on one machine. */
@NullMarked
package io.millrace.lab;

import org.jspecify.annotations.NullMarked;
