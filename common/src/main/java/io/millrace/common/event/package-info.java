/** What Elastic Path tells us: the webhook envelope, the CloudEvents headers it travels under, and its trace. */
@NullMarked
package io.millrace.common.event;

import org.jspecify.annotations.NullMarked;
