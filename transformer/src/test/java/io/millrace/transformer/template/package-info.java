/** Tests of the templates: what each case must become, and what must never happen. */
@NullMarked
package io.millrace.transformer.template;

import org.jspecify.annotations.NullMarked;
