package io.millrace.lab.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShoppersTest {

    @Test
    void shouldMakeUpTheSameShoppersWhenTheRandomNumbersAreTheSame() {
        // When
        var once = hundred(new Shoppers(new Random(1), List.of("p1", "p2")));
        var again = hundred(new Shoppers(new Random(1), List.of("p1", "p2")));

        // Then
        assertThat(once).isEqualTo(again);
    }

    @Test
    void shouldVaryWhatTheTemplatesMustHandleWhenManyAreMadeUp() {
        // When
        var shoppers = hundred(new Shoppers(new Random(2), List.of("p1", "p2", "p3")));

        // Then
        assertThat(shoppers).extracting(Shopper::kind).contains(Shopper.Kind.values());
        assertThat(shoppers).extracting(shopper -> shopper.name().split(" ").length).contains(1, 2, 3);
        assertThat(shoppers).flatExtracting(Shopper::basket)
                .hasAtLeastOneElementOfType(Shopper.Delivery.class)
                .hasAtLeastOneElementOfType(Shopper.Promotion.class);
    }

    private static List<Shopper> hundred(Shoppers shoppers) {
        return Stream.generate(shoppers::next).limit(100).toList();
    }
}
