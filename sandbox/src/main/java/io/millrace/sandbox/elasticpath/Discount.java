package io.millrace.sandbox.elasticpath;

/** What a promotion takes off one line; the amount is negative. */
record Discount(Promotion promotion, long amount) {}
