/** The way of each order through the topics, as it can be seen from outside. */
@NullMarked
package io.millrace.lab.journey;

import org.jspecify.annotations.NullMarked;
