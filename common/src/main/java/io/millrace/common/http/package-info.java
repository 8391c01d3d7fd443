/** Calling an HTTP API: one request, one deadline, and an answer that says whether the other side may have acted. */
@NullMarked
package io.millrace.common.http;

import org.jspecify.annotations.NullMarked;
