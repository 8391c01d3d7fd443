package io.millrace.transformer.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final long NOW = 4_000_000_000L;
    private static final long OLD = NOW - RETENTION.toMillis() - 1;

    private final KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore("rows"), Serdes.String(), Serdes.ByteArray()).withLoggingDisabled().build();
    private final EntityMemory memory = new EntityMemory(store);
    private final Sweep sweep = new Sweep(store, RETENTION, 2);

    @BeforeEach
    void open() {
        var context = new MockProcessorContext<Void, Void>();
        store.init(context.getStateStoreContext(), store);
    }

    @Test
    void shouldForgetNothingBeforeAnEventWasRead() {
        // Given
        remember("a", OLD);

        // When
        var forgotten = sweep.next();

        // Then
        assertThat(forgotten).isZero();
    }

    @Test
    void shouldLookAtASliceAtATimeAndGoOnWhereItStopped() {
        // Given
        for (var entity : List.of("a", "b", "c", "d", "e")) {
            remember(entity, OLD);
        }
        sweep.passed(NOW);

        // When
        var slices = List.of(sweep.next(), sweep.next(), sweep.next(), sweep.next());

        // Then
        assertThat(slices).containsExactly(2, 2, 1, 0);
        assertThat(store.approximateNumEntries()).isZero();
    }

    @Test
    void shouldKeepAnEntityWhenItsLastEventIsYoungEnough() {
        // Given
        remember("a", OLD);
        remember("b", OLD + 1);
        sweep.passed(NOW);

        // When
        sweep.next();

        // Then
        assertThat(store.get("a")).isNull();
        assertThat(store.get("b")).isNotNull();
    }

    @Test
    void shouldRestAfterARoundUntilAnHourOfEventsHasPassed() {
        // Given
        remember("a", OLD + 1);
        sweep.passed(NOW);
        sweep.next();
        sweep.passed(NOW + Duration.ofHours(1).toMillis() - 1);
        var resting = sweep.next();

        // When
        sweep.passed(NOW + Duration.ofHours(1).toMillis());

        // Then
        assertThat(resting).isZero();
        assertThat(sweep.next()).isEqualTo(1);
    }

    private void remember(String entity, long time) {
        memory.put(entity, EntityRow.EMPTY.remember(List.of(new Fingerprint(1, 1)), new Place(1, time), 1));
    }
}
