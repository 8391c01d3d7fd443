/** Stories of the whole pipeline, from the webhook to what Fluent holds. */
@NullMarked
package io.millrace.lab.scenario;

import org.jspecify.annotations.NullMarked;
