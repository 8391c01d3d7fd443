package io.millrace.transformer;

import io.millrace.transformer.template.Rendering;

/**
 * What the templates made of one event.
 *
 * @param bundle the hash of the templates that were used
 */
record Draft(Rendering rendering, String bundle) {}
