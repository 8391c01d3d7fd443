package io.millrace.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.common.event.EventFamily;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events are looked at; what tells of an end always is, whatever is selected. */
class SelectionTest {

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ORDERS    | -                                  | order.cancelled order.paid order.refunded
            ORDERS    | ORDER_EVENTS=order.created         | order.cancelled order.created order.refunded
            ORDERS    | ORDER_EVENTS=order.updated         | order.cancelled order.refunded order.updated
            ORDERS    | ORDER_EVENTS=order.authorized      | order.authorized order.cancelled order.refunded
            ORDERS    | ORDER_EVENTS=order.fulfilled       | order.cancelled order.fulfilled order.refunded
            CUSTOMERS | -                                  | customer.created customer.deleted customer.updated
            CUSTOMERS | CUSTOMER_EVENTS=customer.created   | customer.created customer.deleted
            CUSTOMERS | CUSTOMER_EVENTS=customer.updated   | customer.deleted customer.updated
            PRODUCTS  | -                                  | product.created product.deleted product.updated
            """)
    void shouldLookAtWhatIsSelected(EventFamily family, String choice, String expected) {
        // Given
        var setting = choice.split("=", 2);
        var selection = Given.rules(setting.length < 2
                ? Map.of()
                : Map.of("MILLRACE_TRANSFORMER_" + setting[0], setting[1])).selection();

        // When
        var seen = new TreeSet<String>();
        for (var any : EventFamily.values()) {
            any.types().stream().filter(type -> selection.has(family, type)).forEach(seen::add);
        }

        // Then
        assertThat(String.join(" ", seen)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            orders             | ORDERS
            customers          | CUSTOMERS
            products           | PRODUCTS
            Products, orders   | ORDERS PRODUCTS
            """)
    void shouldReadTheEntitiesThatAreSwitchedOn(String entities, String expected) {
        // When
        var selection = Given.rules(Map.of("MILLRACE_TRANSFORMER_ENTITIES", entities)).selection();

        // Then
        Set<EventFamily> families = new TreeSet<>(selection.families());
        assertThat(String.join(" ", families.stream().map(Enum::name).toList())).isEqualTo(expected);
    }
}
