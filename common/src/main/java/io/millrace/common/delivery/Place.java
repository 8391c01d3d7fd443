package io.millrace.common.delivery;

/**
 * Where one copy of a record is.
 *
 * @param tier 0 for the main topic, else the number of its retry topic
 * @param offset its offset there
 */
record Place(int tier, long offset) {

    boolean isMain() {
        return tier == 0;
    }
}
