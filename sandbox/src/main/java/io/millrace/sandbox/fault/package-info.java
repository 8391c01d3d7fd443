/** What can go wrong in a simulator, when it happens, and how it is carried out. */
@NullMarked
package io.millrace.sandbox.fault;

import org.jspecify.annotations.NullMarked;
