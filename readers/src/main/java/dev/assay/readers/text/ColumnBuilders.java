package dev.assay.readers.text;

import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnType;
import dev.assay.readers.format.FileFormat;
import java.time.DateTimeException;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Makes the builder that suits a column. */
public final class ColumnBuilders {
    private ColumnBuilders() {}

    /**
     * The builder of a column whose type was inferred, here or from other files.
     *
     * @param need whether values are wanted
     * @param limits how long a number may be
     */
    public static ColumnBuilder inferred(Field field, ColumnNeed need, TextLimits limits) {
        ArrowType type = field.getType();
        if (field.getMetadata().containsKey(FileFormat.NO_VALUES)) {
            return new EmptyBuilder(field);
        } else if (type instanceof ArrowType.Utf8) {
            return need == ColumnNeed.PRESENCE ? new PresenceBuilder(field) : new BytesBuilder(field);
        } else if (type instanceof ArrowType.Int whole && whole.getBitWidth() == Long.SIZE && whole.getIsSigned()) {
            return new LongBuilder(field, limits.number());
        } else if (type instanceof ArrowType.FloatingPoint floating
                && floating.getPrecision() == FloatingPointPrecision.DOUBLE) {
            return new DoubleBuilder(field, limits.number());
        } else if (type instanceof ArrowType.Decimal decimal && decimal.getScale() == 0) {
            return new WholeDecimalBuilder(field, decimal, limits.number());
        } else if (type instanceof ArrowType.Bool) {
            return new BoolBuilder(field);
        }
        return new PresenceBuilder(field);
    }

    /** Whether inference can give a column this type; other types are somebody's wish. */
    public static boolean isInferable(ArrowType type) {
        return type instanceof ArrowType.Utf8
                || type instanceof ArrowType.Int whole && whole.getBitWidth() == Long.SIZE && whole.getIsSigned()
                || type instanceof ArrowType.FloatingPoint floating
                        && floating.getPrecision() == FloatingPointPrecision.DOUBLE
                || type instanceof ArrowType.Decimal decimal && decimal.getScale() == 0
                || type instanceof ArrowType.Bool
                || type instanceof ArrowType.Struct
                || type instanceof ArrowType.List;
    }

    /**
     * The builder of a column whose type somebody has named.
     *
     * @throws IllegalArgumentException if texts cannot be converted to the type
     */
    public static ColumnBuilder wished(Field field) {
        ArrowType type = field.getType();
        if (type instanceof ArrowType.Utf8 || type instanceof ArrowType.Binary) {
            return new BytesBuilder(field);
        } else if (type instanceof ArrowType.Bool) {
            return new ConvertedBoolBuilder(field);
        } else if (type instanceof ArrowType.Int whole && whole.getIsSigned()) {
            return new ConvertedBuilder(
                    field, whole.getBitWidth() / Byte.SIZE, new Conversion.Whole(whole.getBitWidth()));
        } else if (type instanceof ArrowType.FloatingPoint floating
                && floating.getPrecision() != FloatingPointPrecision.HALF) {
            boolean single = floating.getPrecision() == FloatingPointPrecision.SINGLE;
            return new ConvertedBuilder(field, single ? Float.BYTES : Double.BYTES, new Conversion.Floating(single));
        } else if (type instanceof ArrowType.Decimal decimal && decimal.getBitWidth() >= 128) {
            return new ConvertedBuilder(field, decimal.getBitWidth() / Byte.SIZE, new Conversion.Decimal(decimal));
        } else if (type instanceof ArrowType.Date date && date.getUnit() == DateUnit.DAY) {
            return new ConvertedBuilder(field, Integer.BYTES, new Conversion.Date());
        } else if (type instanceof ArrowType.Timestamp timestamp) {
            try {
                return new ConvertedBuilder(field, Long.BYTES, new Conversion.Timestamp(timestamp));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "column '" + field.getName() + "': '" + timestamp.getTimezone() + "' is no time zone", e);
            }
        }
        throw new IllegalArgumentException("column '" + field.getName() + "': texts cannot be read as "
                + ColumnType.of(field).messageName());
    }

    /** What to say of a value that does not fit a type that somebody has named. */
    public static String misfit(String column, Field wished) {
        return "column '" + column + "' is to be read as "
                + ColumnType.of(wished).messageName() + ", but this value cannot be";
    }
}
