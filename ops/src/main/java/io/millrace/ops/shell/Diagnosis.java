package io.millrace.ops.shell;

import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.start.CannotStart;
import java.util.Objects;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What a person is told of a failure. Pure.
 *
 * @param code the code to end with
 * @param sentence what is wrong, and what to do
 */
public record Diagnosis(ExitCode code, String sentence) {

    /** The diagnosis of anything that a command may throw. */
    public static Diagnosis of(Throwable failure) {
        return switch (failure) {
            case CommandFailure known -> new Diagnosis(known.code(), message(known));
            case InvalidSettings wrong -> new Diagnosis(ExitCode.USAGE, message(wrong));
            default -> ofCause(failure, Objects.requireNonNullElse(ExceptionUtils.getRootCause(failure), failure));
        };
    }

    private static Diagnosis ofCause(Throwable failure, Throwable cause) {
        return switch (cause) {
            case AuthenticationException _ -> new Diagnosis(ExitCode.REFUSED, "Kafka refuses this log-in: "
                    + message(cause) + "; check MILLRACE_KAFKA_SECURITY_PROTOCOL, MILLRACE_KAFKA_SASL_MECHANISM and "
                    + "MILLRACE_KAFKA_SASL_JAAS_CONFIG");
            case AuthorizationException _ -> new Diagnosis(ExitCode.REFUSED, "Kafka does not permit this: "
                    + message(cause) + "; give the user of this command the right to do it");
            case UnknownTopicOrPartitionException _ -> new Diagnosis(ExitCode.NOT_FOUND, "a topic is not there: "
                    + message(cause) + "; `millrace setup` creates what is missing");
            case InvalidTopicException _ -> new Diagnosis(ExitCode.USAGE, "Kafka does not accept a topic's name: "
                    + message(cause) + "; check MILLRACE_TOPICS_PREFIX");
            default -> other(failure, cause);
        };
    }

    private static Diagnosis other(Throwable failure, Throwable cause) {
        if (failure instanceof CannotStart) {
            return new Diagnosis(ExitCode.UNREACHABLE, message(failure));
        }
        if (cause instanceof TimeoutException) {
            return new Diagnosis(ExitCode.UNREACHABLE, "Kafka does not answer: " + message(cause)
                    + "; look whether the brokers of MILLRACE_KAFKA_BOOTSTRAP_SERVERS are up");
        }
        return new Diagnosis(ExitCode.FAILED, "failed: " + message(failure) + "; --debug shows where");
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElseGet(failure.getMessage(), failure::toString);
    }
}
