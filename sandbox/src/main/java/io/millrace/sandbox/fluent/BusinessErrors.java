package io.millrace.sandbox.fluent;

import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a mutation or query throws into an entry of {@code errors}, under HTTP 200. */
record BusinessErrors(CodePosition position) implements DataFetcherExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(BusinessErrors.class);

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        var refused = refusal(parameters.getException());
        var error = new BusinessError(refused.sentence(), refused.code(), parameters.getPath().toList(), position);
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    private static Refused refusal(Throwable thrown) {
        return switch (thrown) {
            case Refused refused -> refused;
            case CompletionException wrapper when wrapper.getCause() instanceof Refused refused -> refused;
            default -> {
                LOG.atWarn().setCause(thrown).log("The sandbox has a defect; it answers with a server error");
                yield Refused.failed();
            }
        };
    }
}
