package io.millrace.reader;

/**
 * What one job writes to and remembers by.
 *
 * @param outlet of this job alone
 * @param progress how far each job is
 * @param skus the products that were read
 */
record Shelf(Outlet outlet, Book progress, Book skus) {}
