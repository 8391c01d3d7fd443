/**
 * What one instance may ask of one target: how much at one time, how often, and who first. {@link Budget} is the door;
 * {@link AdmissionQueue} says who is next, {@link SteadyLimit} how many the target bears, {@link RequestRate} how
 * often.
 */
@NullMarked
package io.millrace.common.budget;

import org.jspecify.annotations.NullMarked;
