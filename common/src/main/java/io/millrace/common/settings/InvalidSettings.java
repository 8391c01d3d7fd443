package io.millrace.common.settings;

import io.millrace.common.start.CannotStart;
import java.util.List;

/** Everything that is wrong with a service's settings, so that nobody mends one a restart. */
public final class InvalidSettings extends CannotStart {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** With each problem as a sentence, without any secret value. */
    public InvalidSettings(List<String> problems) {
        super(problems.size() + " setting(s) are wrong:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each problem as a sentence. */
    public List<String> problems() {
        return problems;
    }
}
