/** What a service can be told, read once at start. */
@NullMarked
package io.millrace.common.settings;

import org.jspecify.annotations.NullMarked;
