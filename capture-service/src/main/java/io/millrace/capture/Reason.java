package io.millrace.capture;

import io.millrace.common.elasticpath.ElasticPathAnswer.Refused;
import io.millrace.common.elasticpath.ElasticPathError;
import java.util.Optional;

/**
 * Why something cannot be done, now or at all.
 *
 * @param code one word, from the target or of our own
 * @param message for a person, without any value of the order
 */
record Reason(String code, String message) {

    /** What Elastic Path says of a call that it does not do. */
    static Reason of(Refused refused) {
        return new Reason(refused.errors().stream().map(ElasticPathError::code).flatMap(Optional::stream).findFirst()
                .orElseGet(() -> "http-" + refused.status()), "Elastic Path answers " + refused.message());
    }
}
