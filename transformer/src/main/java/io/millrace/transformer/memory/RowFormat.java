package io.millrace.transformer.memory;

import io.millrace.transformer.memory.EntityRow.Accepted;
import io.millrace.transformer.memory.EntityRow.Seen;
import io.millrace.transformer.memory.EntityRow.Sent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * A row as bytes, about 80 for an entity with one event:
 *
 * <pre>
 * format 1 byte, parts 1 byte, time of the last event 8 bytes
 * [accepted: second, standing, place]  [sent: event 16 bytes, content 16 bytes, place]
 * number of events seen, for each: identity 16 bytes, place
 * </pre>
 *
 * A place is its offset and how long before the last event it was. Numbers without a size are Kafka's variable-length
 * integers. A version of this code reads every format up to its own, and refuses later ones.
 */
final class RowFormat {
    private static final byte FORMAT = 1;
    private static final int ACCEPTED = 1;
    private static final int SENT = 2;
    private static final int TIME_AT = 2;
    private static final int HEAD = TIME_AT + Long.BYTES;
    private static final int FINGERPRINT = 2 * Long.BYTES;
    private static final int VARIABLE = 10;
    private static final int PLACE = 2 * VARIABLE;

    private RowFormat() {}

    static byte[] write(EntityRow row) {
        var most = HEAD + VARIABLE + 1 + PLACE + 2 * FINGERPRINT + PLACE + VARIABLE
                + row.seen().size() * (FINGERPRINT + PLACE);
        var out = ByteBuffer.allocate(most).order(ByteOrder.BIG_ENDIAN);
        var base = row.lastEvent();
        out.put(FORMAT);
        out.put((byte) ((row.accepted().isPresent() ? ACCEPTED : 0) | (row.sent().isPresent() ? SENT : 0)));
        out.putLong(base);
        if (row.accepted().isPresent()) {
            var accepted = row.accepted().get();
            ByteUtils.writeVarlong(accepted.second(), out);
            out.put((byte) accepted.standing().code());
            write(accepted.place(), base, out);
        }
        if (row.sent().isPresent()) {
            var sent = row.sent().get();
            write(sent.event(), out);
            write(sent.content(), out);
            write(sent.place(), base, out);
        }
        ByteUtils.writeVarint(row.seen().size(), out);
        for (var seen : row.seen()) {
            write(seen.identity(), out);
            write(seen.place(), base, out);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * Reads it back.
     *
     * @throws IllegalStateException when a newer version wrote it
     */
    static EntityRow read(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
        require(in.get());
        var parts = in.get();
        var base = in.getLong();
        var accepted = (parts & ACCEPTED) == 0
                ? Optional.<Accepted>empty()
                : Optional.of(new Accepted(ByteUtils.readVarlong(in), Standing.of(in.get()), place(base, in)));
        var sent = (parts & SENT) == 0
                ? Optional.<Sent>empty()
                : Optional.of(new Sent(fingerprint(in), fingerprint(in), place(base, in)));
        var count = ByteUtils.readVarint(in);
        var seen = new ArrayList<Seen>(count);
        for (var i = 0; i < count; i++) {
            seen.add(new Seen(fingerprint(in), place(base, in)));
        }
        return new EntityRow(base, accepted, sent, seen);
    }

    /** The time of the last event, without reading the rest. */
    static long lastEvent(byte[] bytes) {
        require(bytes[0]);
        return ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN).getLong(TIME_AT);
    }

    private static void require(byte format) {
        if (format != FORMAT) {
            throw new IllegalStateException("a row of the memory has format " + format + ", and this version reads "
                    + FORMAT + "; it was written by a newer version of the transformer: go on with that one");
        }
    }

    private static void write(Fingerprint fingerprint, ByteBuffer out) {
        out.putLong(fingerprint.high()).putLong(fingerprint.low());
    }

    private static Fingerprint fingerprint(ByteBuffer in) {
        return new Fingerprint(in.getLong(), in.getLong());
    }

    private static void write(Place place, long base, ByteBuffer out) {
        ByteUtils.writeVarlong(place.offset(), out);
        ByteUtils.writeVarlong(base - place.timestamp(), out);
    }

    private static Place place(long base, ByteBuffer in) {
        return new Place(ByteUtils.readVarlong(in), base - ByteUtils.readVarlong(in));
    }
}
