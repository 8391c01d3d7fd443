package io.millrace.common.fluent;

import java.util.List;

/** What Fluent made of several requests in one document. */
public sealed interface SharedAnswer {

    /**
     * One answer for each, in the order of the requests.
     *
     * @param answers what is not proven to have happened or not is {@link FluentAnswer.Unknown}
     */
    record Each(List<FluentAnswer> answers) implements SharedAnswer {}

    /** Fluent did not begin, because of the document as a whole: each may be sent by itself. */
    record NotBegun() implements SharedAnswer {}
}
