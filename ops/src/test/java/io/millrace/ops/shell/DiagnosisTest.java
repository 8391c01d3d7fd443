package io.millrace.ops.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.start.CannotStart;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosisTest {

    static Stream<Arguments> failures() {
        var refused = new SaslAuthenticationException("Authentication failed");
        return Stream.of(
                Arguments.of(refused, ExitCode.REFUSED, "refuses this log-in"),
                Arguments.of(new CannotStart("cannot describe", new ExecutionException(refused)), ExitCode.REFUSED,
                        "MILLRACE_KAFKA_SASL_JAAS_CONFIG"),
                Arguments.of(new TopicAuthorizationException("orders"), ExitCode.REFUSED, "does not permit"),
                Arguments.of(new UnknownTopicOrPartitionException("orders"), ExitCode.NOT_FOUND, "millrace setup"),
                Arguments.of(new TimeoutException("no answer"), ExitCode.UNREACHABLE, "does not answer"),
                Arguments.of(new CannotStart("cannot reach"), ExitCode.UNREACHABLE, "cannot reach"),
                Arguments.of(new InvalidSettings(List.of("A is wrong")), ExitCode.USAGE, "A is wrong"),
                Arguments.of(new CommandFailure(ExitCode.CHECK_FAILED, "no"), ExitCode.CHECK_FAILED, "no"),
                Arguments.of(new IllegalStateException(), ExitCode.FAILED, "--debug"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldTellTheReasonAndItsCodeWhenACommandFails(Exception failure, ExitCode code, String words) {
        // When
        var diagnosis = Diagnosis.of(failure);

        // Then
        assertThat(diagnosis.code()).isEqualTo(code);
        assertThat(diagnosis.sentence()).contains(words);
    }
}
