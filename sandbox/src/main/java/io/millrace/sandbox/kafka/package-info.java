/** Kafka brokers for one machine: in this JVM, as a process of its own, or in a container. */
@NullMarked
package io.millrace.sandbox.kafka;

import org.jspecify.annotations.NullMarked;
