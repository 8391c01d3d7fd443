/** Takes the webhooks of Elastic Path in and stores them as events in the {@code commerce.*} topics. */
@NullMarked
package io.millrace.gateway;

import org.jspecify.annotations.NullMarked;
