package io.millrace.common.delivery;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Whatever fails, whenever the process ends: each key sees its records in order, and each record ends. */
final class ColumnPropertyTest {

    @Property(tries = 3_000)
    void shouldKeepEveryPromiseWhateverHappens(@ForAll long seed, @ForAll BlockedKeys policy,
            @ForAll @IntRange(min = 10, max = 600) int moves) {
        // Given
        var world = new World(seed, policy);

        // When
        world.live(moves);

        // Then
        Statistics.label("crashes").collect(Math.min(world.crashes(), 3));
    }
}
