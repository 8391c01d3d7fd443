/** From an event to the input of Fluent's mutations: templates, their functions, and the check of what they yield. */
@NullMarked
package io.millrace.transformer.template;

import org.jspecify.annotations.NullMarked;
