package io.millrace.sandbox.elasticpath;

import io.millrace.common.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * A refusal, with the body that Elastic Path documents for it (elastic-path reference, 3.2). There {@code status} is a
 * number in some services and a string in others, and so it is here.
 */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode error;

    private ApiError(int status, ObjectNode error) {
        super("answered " + status, null, false, false);
        this.status = status;
        this.error = error;
    }

    /** 400, for what cannot be understood or makes no sense. */
    static ApiError badRequest() {
        return new ApiError(400, texts("Request could not be processed", 400, "Bad Request"));
    }

    /** 400, for a field that has to be there. */
    static ApiError missing(String field) {
        return new ApiError(400, Json.object()
                .put("status", 400)
                .put("source", field)
                .put("title", "required")
                .put("detail", field + " is required"));
    }

    /** 400 or 401 of the token endpoint. */
    static ApiError ofTokens(int status, String title) {
        return new ApiError(status, Json.object().put("title", title).put("status", Integer.toString(status)));
    }

    static ApiError unauthorized() {
        return new ApiError(401, Json.object().put("status", 401).put("title", "Unable to validate access token"));
    }

    static ApiError forbidden() {
        return new ApiError(403, Json.object().put("status", 403).put("title", "Forbidden"));
    }

    /** 404, for instance of {@code Order}. */
    static ApiError notFound(String what) {
        return new ApiError(404, texts(what + " not found", 404, "Not Found"));
    }

    /** 422, for what the state of the resource does not allow. */
    static ApiError notNow(String detail) {
        return new ApiError(422, texts(detail, 422, "Unprocessable Entity"));
    }

    /** 422 or 400 with a title of its own. */
    static ApiError titled(int status, String title, String detail) {
        return new ApiError(status, Json.object().put("status", status).put("title", title).put("detail", detail));
    }

    /** What capturing an authorisation that has run out answers. */
    static ApiError expired(Expiry expiry) {
        return switch (expiry) {
            case STRIPE -> {
                var error = Json.object().put("status", "400").put("title", "Payment gateway processing failed")
                        .put("detail", "The payment intent cannot be captured in its current state");
                error.putObject("meta").putObject("error").put("code", "payment_intent_unexpected_state");
                yield new ApiError(400, error);
            }
            case PAYPAL -> {
                var error = Json.object().put("status", "422").put("title", "Error received from paypal")
                        .put("detail", "The requested action could not be performed");
                error.putObject("meta").putObject("details").put("issue", "AUTHORIZATION_EXPIRED");
                yield new ApiError(422, error);
            }
        };
    }

    static ApiError tooManyRequests() {
        return new ApiError(429, Json.object().put("status", 429).put("title", "Too Many Requests"));
    }

    static ApiError internal(String requestId) {
        return new ApiError(500, Json.object()
                .put("status", 500)
                .put("title", "Internal Server Error")
                .put("detail", "There was an internal server error, you can report with your request id.")
                .put("request_id", requestId));
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        var body = Json.object();
        body.putArray("errors").add(error);
        return body;
    }

    private static ObjectNode texts(String detail, int status, String title) {
        return Json.object().put("detail", detail).put("status", Integer.toString(status)).put("title", title);
    }
}
