package io.millrace.transformer;

import io.millrace.common.command.Ending.Cause;
import io.millrace.common.command.Ending.Kind;
import io.millrace.common.command.SourceRecord;
import io.millrace.transformer.memory.Standing;
import java.util.Locale;
import java.util.Optional;

/** Why an event is not sent on: few words, for counting. */
enum Reason {
    /** Configuration does not name its event key. */
    NOT_SELECTED,
    /** Its personal data was taken away: sent, it would overwrite what Fluent has. */
    ANONYMIZED,
    /** It tells of an order that was cancelled. */
    CANCELLED,
    /** It tells of an order that was refunded. */
    REFUNDED,
    /** It tells that the entity is gone. */
    DELETED,
    /** It came before. */
    DUPLICATE,
    /** A newer version of the entity was accepted before. */
    STALE,
    /** The entity was anonymized since. */
    OVERTAKEN_BY_ANONYMIZATION,
    /** The order was cancelled since. */
    OVERTAKEN_BY_CANCELLATION,
    /** The order was refunded since. */
    OVERTAKEN_BY_REFUND,
    /** The entity was deleted since. */
    OVERTAKEN_BY_DELETION,
    /** Fluent has this content, or is about to get it. */
    UNCHANGED,
    /** It is not what the gateway writes. */
    UNREADABLE,
    /** It, or what it is rendered into, is larger than a record may be. */
    TOO_LARGE,
    /** The templates do not yield what Fluent takes. */
    TEMPLATE;

    /** How the word is written in endings and metrics, such as {@code not-selected}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How an event ends for this reason, unless a policy makes it a dead letter. */
    Kind kind() {
        return switch (this) {
            case NOT_SELECTED, ANONYMIZED, CANCELLED, REFUNDED, DELETED -> Kind.FILTERED;
            case DUPLICATE -> Kind.DUPLICATE;
            case STALE, OVERTAKEN_BY_ANONYMIZATION, OVERTAKEN_BY_CANCELLATION, OVERTAKEN_BY_REFUND,
                    OVERTAKEN_BY_DELETION ->
                Kind.STALE;
            case UNCHANGED -> Kind.UNCHANGED;
            case UNREADABLE, TOO_LARGE, TEMPLATE -> Kind.DEAD_LETTER;
        };
    }

    /** The kind of failure in a dead letter's header. */
    String errorClass() {
        return switch (this) {
            case UNREADABLE, TOO_LARGE -> "event";
            case TEMPLATE -> "template";
            case NOT_SELECTED, ANONYMIZED, CANCELLED, REFUNDED, DELETED, DUPLICATE, STALE, OVERTAKEN_BY_ANONYMIZATION,
                    OVERTAKEN_BY_CANCELLATION, OVERTAKEN_BY_REFUND, OVERTAKEN_BY_DELETION, UNCHANGED ->
                "policy";
        };
    }

    Cause cause(String message, Optional<SourceRecord> earlier) {
        return new Cause(word(), message, earlier);
    }

    /** Why a policy keeps back an event that shows this of its entity. */
    static Reason of(Standing standing) {
        return switch (standing) {
            case LIVE -> NOT_SELECTED;
            case ANONYMIZED -> ANONYMIZED;
            case CANCELLED -> CANCELLED;
            case REFUNDED -> REFUNDED;
            case DELETED -> DELETED;
        };
    }

    /** Why an event is stale when this stood at the newer version. */
    static Reason overtakenBy(Standing standing) {
        return switch (standing) {
            case LIVE -> STALE;
            case ANONYMIZED -> OVERTAKEN_BY_ANONYMIZATION;
            case CANCELLED -> OVERTAKEN_BY_CANCELLATION;
            case REFUNDED -> OVERTAKEN_BY_REFUND;
            case DELETED -> OVERTAKEN_BY_DELETION;
        };
    }
}
