/** Broker, simulators and services in one JVM. */
@NullMarked
package io.millrace.lab.pipeline;

import org.jspecify.annotations.NullMarked;
