/** The demo: orders on their way, on one screen. */
@NullMarked
package io.millrace.lab.demo;

import org.jspecify.annotations.NullMarked;
