package io.millrace.transformer.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.transformer.memory.EntityRow.Accepted;
import io.millrace.transformer.memory.EntityRow.Seen;
import io.millrace.transformer.memory.EntityRow.Sent;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RowFormatTest {
    private static final long NOON = 1_795_608_000_000L;
    private static final EntityRow ROW = new EntityRow(NOON,
            Optional.of(new Accepted(1_795_600_000, Standing.CANCELLED, new Place(1_000_000, NOON))),
            Optional.of(new Sent(new Fingerprint(1, 2), new Fingerprint(3, 4), new Place(1_000_000, NOON - 5))),
            List.of(new Seen(new Fingerprint(1, 2), new Place(1_000_000, NOON - 5))));

    @Property
    void shouldReadBackWhatWasWritten(@ForAll("rows") EntityRow row) {
        // When
        var bytes = RowFormat.write(row);

        // Then
        assertThat(RowFormat.read(bytes)).isEqualTo(row);
        assertThat(RowFormat.lastEvent(bytes)).isEqualTo(row.lastEvent());
    }

    /** What running instances have on disk. When this fails, give the format another number and read both. */
    @Example
    void shouldWriteTheFormatThatIsDeployed() {
        // When
        var bytes = RowFormat.write(ROW);

        // Then
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("0103" + "000001a21293b600"
                + "80bab5b00d" + "02" + "80897a00"
                + "00000000000000010000000000000002" + "00000000000000030000000000000004" + "80897a0a"
                + "02" + "00000000000000010000000000000002" + "80897a0a");
    }

    @Example
    void shouldRefuseAFormatOfALaterVersion() {
        // Given
        var bytes = RowFormat.write(ROW);
        bytes[0] = 2;

        // When / Then
        assertThatThrownBy(() -> RowFormat.read(bytes)).hasMessageContaining("format 2")
                .hasMessageContaining("newer version");
        assertThatThrownBy(() -> RowFormat.lastEvent(bytes)).hasMessageContaining("format 2");
    }

    @Provide
    Arbitrary<EntityRow> rows() {
        var times = Arbitraries.longs().between(0, 4_000_000_000_000L);
        var places = Combinators.combine(Arbitraries.longs().greaterOrEqual(0), times).as(Place::new);
        var fingerprints = Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Fingerprint::new);
        var accepted = Combinators.combine(Arbitraries.longs(), Arbitraries.of(Standing.class), places)
                .as(Accepted::new).optional();
        var sent = Combinators.combine(fingerprints, fingerprints, places).as(Sent::new).optional();
        var seen = Combinators.combine(fingerprints, places).as(Seen::new).list().ofMaxSize(20);
        return Combinators.combine(times, accepted, sent, seen).as(EntityRow::new);
    }
}
