package io.millrace.common.delivery;

/** A copy of a record that was found in a tier, finished or not. */
record Copy(Ticket ticket, Place place) {}
