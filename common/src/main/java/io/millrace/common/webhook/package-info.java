/** Receiving webhooks: a server that answers well only when Kafka has what was posted. */
@NullMarked
package io.millrace.common.webhook;

import org.jspecify.annotations.NullMarked;
