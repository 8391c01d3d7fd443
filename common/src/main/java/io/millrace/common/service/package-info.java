/** The life of a process: start, health, metrics, stop. */
@NullMarked
package io.millrace.common.service;

import org.jspecify.annotations.NullMarked;
