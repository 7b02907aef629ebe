package dev.assay.rows;

import dev.assay.batch.Column;
import dev.assay.batch.Lane;
import dev.assay.data.ColumnType;
import dev.assay.data.TypeClass;
import dev.assay.internal.text.CanonicalText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * The values of a column as text: numbers in decimal, {@code true} and {@code false}, text as it is, dates and times in ISO 8601 (instants
 * in UTC with {@code Z}, timestamps without zone without it), binary in Base64. Immutable.
 */
public final class CellText {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_PER_DAY = 86_400L;

    private final ColumnType type;
    private final Lane lane;
    private final int scale;
    private final long ticksPerSecond;
    private final boolean instant;

    private CellText(ColumnType type) {
        this.type = type;
        this.lane = Lane.of(type);
        this.scale = type.arrow() instanceof ArrowType.Decimal decimal ? decimal.getScale() : 0;
        if (type.arrow() instanceof ArrowType.Timestamp timestamp) {
            ticksPerSecond = ticks(timestamp.getUnit());
            instant = timestamp.getTimezone() != null;
        } else {
            ticksPerSecond = type.arrow() instanceof ArrowType.Time time ? ticks(time.getUnit()) : 1;
            instant = false;
        }
    }

    /** The texts of a type's values. */
    public static CellText of(ColumnType type) {
        return new CellText(type);
    }

    /** Whether values of a type have a text: all but nested and unsupported types, durations and intervals. */
    public static boolean canWrite(ColumnType type) {
        return type.typeClass() != TypeClass.NESTED
                && type.typeClass() != TypeClass.UNSUPPORTED
                && (Lane.of(type) != Lane.NONE
                        || type.arrow() instanceof ArrowType.Time
                        || type.arrow() instanceof ArrowType.Null);
    }

    private static long ticks(TimeUnit unit) {
        return switch (unit) {
            case SECOND -> 1;
            case MILLISECOND -> 1_000;
            case MICROSECOND -> 1_000_000;
            case NANOSECOND -> NANOS_PER_SECOND;
        };
    }

    /** The text of a value; the row must not be null. Values of types that cannot be read row by row are {@code ...}. */
    public String of(Column column, int row) {
        return switch (lane) {
            case LONG -> whole(column.longs()[row]);
            case DOUBLE ->
                type.isSingleFloat()
                        ? CanonicalText.number((float) column.doubles()[row])
                        : CanonicalText.number(column.doubles()[row]);
            case INT128 ->
                CanonicalText.int128(column.high()[row], column.low()[row], scale)
                        .toPlainString();
            case BIG_DECIMAL -> column.decimal(row).toPlainString();
            case BYTES -> bytes(column, row);
            case NONE -> type.arrow() instanceof ArrowType.Time ? time(column.longs()[row]) : "...";
        };
    }

    private String whole(long value) {
        return switch (type.typeClass()) {
            case BOOL -> CanonicalText.bool(value != 0);
            case DATE -> CanonicalText.date(value);
            case TIMESTAMP -> timestamp(value);
            case DECIMAL -> BigDecimal.valueOf(value, scale).toPlainString();
            default -> CanonicalText.whole(value);
        };
    }

    private String timestamp(long value) {
        long second = Math.floorDiv(value, ticksPerSecond);
        int nanos = (int) (Math.floorMod(value, ticksPerSecond) * (NANOS_PER_SECOND / ticksPerSecond));
        String text = CanonicalText.timestamp(second, nanos, ZoneOffset.UTC).replace(' ', 'T');
        return instant ? text + "Z" : text;
    }

    /** The fields of a timestamp on day 0. */
    private String time(long value) {
        long second = Math.floorMod(Math.floorDiv(value, ticksPerSecond), SECONDS_PER_DAY);
        int nanos = (int) (Math.floorMod(value, ticksPerSecond) * (NANOS_PER_SECOND / ticksPerSecond));
        String text = CanonicalText.timestamp(second, nanos, ZoneOffset.UTC);
        return text.substring(text.indexOf(' ') + 1);
    }

    private String bytes(Column column, int row) {
        Column values = column.isDictionary() ? column.dictionary() : column;
        int at = column.isDictionary() ? column.indices()[row] : row;
        int start = values.offsets()[at];
        int length = values.offsets()[at + 1] - start;
        return type.typeClass() == TypeClass.TEXT
                ? new String(values.bytes(), start, length, StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(Arrays.copyOfRange(values.bytes(), start, start + length));
    }
}
