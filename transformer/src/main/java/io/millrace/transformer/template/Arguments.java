package io.millrace.transformer.template;

import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a function of a template is called with; any may be missing, or null. */
record Arguments(List<?> values) {

    @SuppressWarnings("ReferenceEquality") // the library's null is one object, to be told by identity
    Optional<Object> at(int index) {
        var value = index < values.size() ? values.get(index) : null;
        return value == Jsonata.NULL_VALUE ? Optional.empty() : Optional.ofNullable(value);
    }

    Optional<String> text(int index) {
        return at(index).filter(String.class::isInstance).map(String.class::cast);
    }

    Optional<BigDecimal> number(int index) {
        return at(index).filter(Number.class::isInstance).map(Number.class::cast).map(JsonataValue::exact);
    }

    Optional<Map<?, ?>> object(int index) {
        return at(index).filter(Map.class::isInstance).map(value -> (Map<?, ?>) value);
    }
}
