package io.millrace.ops.dlq;

import java.time.Instant;

/**
 * Dead letters that have one cause.
 *
 * @param count how many
 * @param first the time of the oldest
 * @param last the time of the newest
 * @param example the newest one
 */
record Group(long count, Instant first, Instant last, LetterId example) {

    /**
     * What is the same for all of a group.
     *
     * @param topic where they are, without the prefix
     * @param stage the service that gave up
     * @param errorClass the kind of failure
     * @param code a machine-readable code; blank when there is none
     * @param template the file that failed; blank when none did
     */
    record Cause(String topic, String stage, String errorClass, String code, String template) {
        static Cause of(Letter letter) {
            return new Cause(letter.id().topic(), letter.cause().stage(), letter.cause().errorClass(),
                    letter.cause().code().orElse(""), letter.template().file().orElse(""));
        }
    }

    static Group of(Letter letter) {
        return new Group(1, letter.written(), letter.written(), letter.id());
    }

    /** Both together. */
    Group and(Group other) {
        var isNewer = !other.last.isBefore(last);
        return new Group(count + other.count, first.isBefore(other.first) ? first : other.first,
                isNewer ? other.last : last, isNewer ? other.example : example);
    }
}
