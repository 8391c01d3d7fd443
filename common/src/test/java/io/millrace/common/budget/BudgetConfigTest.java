package io.millrace.common.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.common.settings.InvalidSettings;
import io.millrace.common.settings.SettingsReader;
import io.millrace.common.settings.SettingsSource;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BudgetConfigTest {

    @Test
    void shouldAdaptWithoutARateWhenNothingIsSet() throws Exception {
        // When
        var config = BudgetConfig.from(reader(Map.of()), "SINK", "Fluent");

        // Then
        assertThat(config).isEqualTo(new BudgetConfig(new InFlight.Adaptive(256), OptionalDouble.empty()));
    }

    @Test
    void shouldReadEverySetting() throws Exception {
        // Given
        var adaptive = reader(Map.of("MILLRACE_SINK_IN_FLIGHT_MAX", "32", "MILLRACE_SINK_REQUESTS_PER_SECOND", "2.5"));
        var fixed = reader(Map.of("MILLRACE_SINK_IN_FLIGHT", "7"));

        // When
        var learning = BudgetConfig.from(adaptive, "SINK", "Fluent");
        var constant = BudgetConfig.from(fixed, "SINK", "Fluent");

        // Then
        assertThat(learning).isEqualTo(new BudgetConfig(new InFlight.Adaptive(32), OptionalDouble.of(2.5)));
        assertThat(constant.inFlight()).isEqualTo(new InFlight.Fixed(7));
        adaptive.verify();
        fixed.verify();
    }

    @Test
    void shouldReportEveryProblemAtOnceWhenSeveralSettingsAreWrong() throws Exception {
        // Given
        var settings = reader(Map.of("MILLRACE_SINK_IN_FLIGHT", "5000", "MILLRACE_SINK_IN_FLIGHT_MAX", "0",
                "MILLRACE_SINK_REQUESTS_PER_SECOND", "NaN"));
        BudgetConfig.from(settings, "SINK", "Fluent");

        // When
        var refusal = catchThrowableOfType(InvalidSettings.class, settings::verify);

        // Then
        assertThat(refusal.problems()).hasSize(3)
                .anySatisfy(problem -> assertThat(problem).contains("SINK_IN_FLIGHT ", "adaptive or from 1 to 4096"))
                .anySatisfy(problem -> assertThat(problem).contains("SINK_IN_FLIGHT_MAX", "from 1 to 4096"))
                .anySatisfy(problem -> assertThat(problem).contains("SINK_REQUESTS_PER_SECOND", "from 0.1 to"));
    }

    private static SettingsReader reader(Map<String, String> environment) throws InvalidSettings {
        return new SettingsReader(SettingsSource.of(environment), "SINK");
    }
}
