package io.millrace.sandbox.elasticpath;

/** What capturing for the second time answers, which is not documented (elastic-path reference, 6.3). */
public enum SecondCapture {
    /** 400, the one error that is documented for captures in general. */
    BAD_REQUEST(400),
    /** 422, as for other things that the state of a resource does not allow. */
    UNPROCESSABLE(422),
    /** 200 with the transaction as it is. */
    ACCEPTED(200);

    private final int status;

    SecondCapture(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /**
     * By the status of the answer.
     *
     * @throws IllegalArgumentException for any other
     */
    static SecondCapture of(int status) {
        return switch (status) {
            case 200 -> ACCEPTED;
            case 400 -> BAD_REQUEST;
            case 422 -> UNPROCESSABLE;
            default -> throw new IllegalArgumentException(
                    "a second capture is answered with 200, 400 or 422: " + status);
        };
    }
}
