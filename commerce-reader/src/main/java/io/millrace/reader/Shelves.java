package io.millrace.reader;

/** Gives each job something to write to. Safe for any thread. */
@FunctionalInterface
interface Shelves {
    Shelf open();
}
