package io.millrace.capture;

import io.millrace.common.delivery.Door;
import io.millrace.common.elasticpath.ElasticPathAnswer;
import io.millrace.common.elasticpath.ElasticPathApi;
import io.millrace.common.fluent.FluentAnswer;
import io.millrace.common.fluent.FluentApi;

/**
 * Whom the service calls, each through a door of its own. Fluent is called only when the policy says so.
 */
record Targets(ElasticPathApi elasticPath, Door elasticPathDoor, FluentApi fluent, Door fluentDoor) {

    /** For metrics. */
    static String word(ElasticPathAnswer answer) {
        return switch (answer) {
            case ElasticPathAnswer.Found _ -> "found";
            case ElasticPathAnswer.Missing _ -> "missing";
            case ElasticPathAnswer.Refused _ -> "refused";
            case ElasticPathAnswer.Troubled _ -> "trouble";
            case ElasticPathAnswer.Unknown _ -> "unknown";
        };
    }

    /** For metrics. */
    static String word(FluentAnswer answer) {
        return switch (answer) {
            case FluentAnswer.Found _ -> "found";
            case FluentAnswer.Absent _ -> "missing";
            case FluentAnswer.Refused _ -> "refused";
            case FluentAnswer.Invalid _ -> "invalid";
            case FluentAnswer.Troubled _ -> "trouble";
            case FluentAnswer.Unknown _ -> "unknown";
        };
    }

    /** Whether nothing is known of the target after an answer. */
    static boolean isSilence(ElasticPathAnswer answer) {
        return answer instanceof ElasticPathAnswer.Unknown;
    }
}
