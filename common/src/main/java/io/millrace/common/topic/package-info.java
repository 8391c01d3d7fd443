/** The topics of the pipeline, each declared once. */
@NullMarked
package io.millrace.common.topic;

import org.jspecify.annotations.NullMarked;
