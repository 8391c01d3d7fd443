package io.millrace.capture;

import java.util.Locale;

/** Why a capture is given up: the class of its dead letter. */
enum Failure {
    /** The record is no request that can be carried out. */
    REQUEST,
    /** Fluent says that not all of the order was fulfilled, and a capture takes all of the money. */
    PARTIAL,
    /** Elastic Path does not know the order. */
    UNKNOWN_ORDER,
    /** The order is cancelled in Elastic Path. */
    CANCELLED,
    /** The order has no payment that could be captured. */
    NOTHING_AUTHORISED,
    /** An authorisation has run out. */
    EXPIRED,
    /** All authorisations are captured, and do not make up what the order costs. */
    OWING,
    /** Elastic Path or Fluent refuses a question about the order. */
    REFUSED,
    /** It may have worked later, and did not within the attempts allowed. */
    EXHAUSTED,
    /** This service is broken. */
    INTERNAL;

    /** As it stands in headers and metrics. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
