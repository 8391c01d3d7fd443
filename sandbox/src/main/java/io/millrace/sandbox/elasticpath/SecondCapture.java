package io.millrace.sandbox.elasticpath;

/** What capturing for the second time answers, which is not documented (elastic-path reference, 6.3). */
public enum SecondCapture {
    /** 400, the one error that is documented for captures in general. */
    BAD_REQUEST,
    /** 422, as for other things that the state of a resource does not allow. */
    UNPROCESSABLE,
    /** 200 with the transaction as it is. */
    ACCEPTED
}
