/** Reads from Elastic Path what no webhook carries, and writes it to the topics that webhooks are written to. */
@NullMarked
package io.millrace.reader;

import org.jspecify.annotations.NullMarked;
