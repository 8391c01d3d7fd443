package io.millrace.sandbox.fluent;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells equal inputs of mutations from different ones, in any process: 16 hexadecimal digits. The order of fields,
 * fields that are null, and whether a number is written as {@code 1}, {@code 1.0} or {@code "1"} make no difference.
 */
public final class InputHash {
    private static final long NOTHING = 0x9E37_79B9_7F4A_7C15L;
    private static final long OBJECT = 0xC2B2_AE3D_27D4_EB4FL;
    private static final long LIST = 0x1656_67B1_9E37_79F9L;

    private InputHash() {}

    /** Of maps, collections and scalars, nested as in JSON. */
    public static String of(Map<String, ? extends @Nullable Object> input) {
        return "%016x".formatted(hash(input));
    }

    private static long hash(@Nullable Object value) {
        return switch (value) {
            case null -> NOTHING;
            case Map<?, ?> object -> object.entrySet()
                    .stream()
                    .filter(field -> field.getValue() != null)
                    .mapToLong(field -> mix(text(field.getKey().toString()) * 31 + hash(field.getValue())))
                    .reduce(OBJECT, Long::sum);
            case Collection<?> list -> list.stream().mapToLong(InputHash::hash).reduce(LIST,
                    (sum, item) -> mix(sum * 31 + item));
            case Number number -> text(new BigDecimal(number.toString()).stripTrailingZeros().toPlainString());
            default -> text(value.toString());
        };
    }

    private static long text(String text) {
        return mix(text.chars().asLongStream().reduce(text.length(), (sum, letter) -> sum * 0x100_0000_01B3L + letter));
    }

    /** Spreads each bit over all of them. */
    private static long mix(long bits) {
        var half = (bits ^ (bits >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
        var whole = (half ^ (half >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
        return whole ^ (whole >>> 33);
    }
}
