/** What the brokers promise to those who test with them. */
@NullMarked
package io.millrace.sandbox.kafka;

import org.jspecify.annotations.NullMarked;
