package dev.assay.readers.files;

import dev.assay.data.Dataset;
import dev.assay.readers.format.FileFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * The narrowest type that holds the values of two: whole numbers widen to wider ones, to decimals and to double, decimals to wider ones
 * and to double, floats to double, times and timestamps to the finer unit; structs member by member. Text and binary fit only their
 * like.
 */
final class TypeMerge {
    private TypeMerge() {}

    /**
     * The common field of two fields, under the name of the first; null if there is none.
     *
     * @param textIfNone whether types without a common one become text
     */
    static @Nullable Field merge(Field one, Field other, boolean textIfNone) {
        boolean nullable = one.isNullable() || other.isNullable();
        String reason = one.getMetadata().get(Dataset.UNSUPPORTED);
        String otherReason = other.getMetadata().get(Dataset.UNSUPPORTED);
        if (reason != null || otherReason != null) {
            return reason != null ? one : renamed(other, one.getName());
        }
        ArrowType type = one.getType();
        ArrowType otherType = other.getType();
        if (isEmpty(other)) {
            return field(one, type, true, one.getChildren());
        } else if (isEmpty(one)) {
            return renamed(other, one.getName());
        }
        if (type instanceof ArrowType.Struct && otherType instanceof ArrowType.Struct) {
            List<Field> members = members(one.getChildren(), other.getChildren(), textIfNone);
            return members == null ? null : field(one, type, nullable, members);
        }
        if (isList(type) && isList(otherType)) {
            Field element = merge(one.getChildren().get(0), other.getChildren().get(0), textIfNone);
            return element == null ? null : field(one, type, nullable, List.of(element));
        }
        if (type instanceof ArrowType.Map && otherType instanceof ArrowType.Map) {
            Field entries = merge(one.getChildren().get(0), other.getChildren().get(0), textIfNone);
            return entries == null ? null : field(one, type, nullable, List.of(entries));
        }
        ArrowType merged = leaf(type, otherType);
        if (merged == null && textIfNone) {
            merged = ArrowType.Utf8.INSTANCE;
        }
        return merged == null ? null : field(one, merged, nullable, List.of());
    }

    private static @Nullable List<Field> members(List<Field> one, List<Field> other, boolean textIfNone) {
        List<Field> members = new ArrayList<>(one);
        int[] places = Names.match(members, other);
        boolean[] met = new boolean[one.size()];
        for (int i = 0; i < other.size(); i++) {
            if (places[i] < 0) {
                members.add(nullable(other.get(i)));
            } else {
                Field merged = merge(members.get(places[i]), other.get(i), textIfNone);
                if (merged == null) {
                    return null;
                }
                members.set(places[i], merged);
                met[places[i]] = true;
            }
        }
        for (int i = 0; i < met.length; i++) {
            if (!met[i]) {
                members.set(i, nullable(members.get(i)));
            }
        }
        return members;
    }

    /** The same field, for files that do not have it: with nulls. */
    static Field nullable(Field field) {
        return field.isNullable() ? field : field(field, field.getType(), true, field.getChildren());
    }

    private static Field renamed(Field field, String name) {
        return new Field(name, new FieldType(true, field.getType(), null, field.getMetadata()), field.getChildren());
    }

    private static Field field(Field like, ArrowType type, boolean nullable, List<Field> children) {
        Map<String, String> metadata = new HashMap<>(like.getMetadata());
        return new Field(like.getName(), new FieldType(nullable, type, null, metadata), children);
    }

    private static boolean isEmpty(Field field) {
        return field.getType() instanceof ArrowType.Null || field.getMetadata().containsKey(FileFormat.NO_VALUES);
    }

    static boolean isList(ArrowType type) {
        return type instanceof ArrowType.List
                || type instanceof ArrowType.LargeList
                || type instanceof ArrowType.FixedSizeList
                || type instanceof ArrowType.ListView
                || type instanceof ArrowType.LargeListView;
    }

    static boolean isText(ArrowType type) {
        return type instanceof ArrowType.Utf8
                || type instanceof ArrowType.LargeUtf8
                || type instanceof ArrowType.Utf8View;
    }

    static boolean isBinary(ArrowType type) {
        return type instanceof ArrowType.Binary
                || type instanceof ArrowType.LargeBinary
                || type instanceof ArrowType.BinaryView
                || type instanceof ArrowType.FixedSizeBinary;
    }

    private static @Nullable ArrowType leaf(ArrowType one, ArrowType other) {
        if (one.equals(other)) {
            return one;
        } else if (isText(one) && isText(other)) {
            return ArrowType.Utf8.INSTANCE;
        } else if (isBinary(one) && isBinary(other)) {
            return ArrowType.Binary.INSTANCE;
        } else if (isNumber(one) && isNumber(other)) {
            return number(one, other);
        } else if (one instanceof ArrowType.Date && other instanceof ArrowType.Date) {
            return new ArrowType.Date(DateUnit.DAY);
        } else if (one instanceof ArrowType.Timestamp first && other instanceof ArrowType.Timestamp second) {
            return (first.getTimezone() == null) == (second.getTimezone() == null)
                    ? new ArrowType.Timestamp(finer(first.getUnit(), second.getUnit()), first.getTimezone())
                    : null;
        } else if (one instanceof ArrowType.Time first && other instanceof ArrowType.Time second) {
            TimeUnit unit = finer(first.getUnit(), second.getUnit());
            return new ArrowType.Time(unit, unit.compareTo(TimeUnit.MILLISECOND) <= 0 ? 32 : 64);
        } else if (one instanceof ArrowType.Duration first && other instanceof ArrowType.Duration second) {
            return new ArrowType.Duration(finer(first.getUnit(), second.getUnit()));
        }
        return null;
    }

    private static TimeUnit finer(TimeUnit one, TimeUnit other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static boolean isNumber(ArrowType type) {
        return type instanceof ArrowType.Int
                || type instanceof ArrowType.Decimal
                || type instanceof ArrowType.FloatingPoint;
    }

    private static @Nullable ArrowType number(ArrowType one, ArrowType other) {
        if (one instanceof ArrowType.FloatingPoint first && other instanceof ArrowType.FloatingPoint second) {
            return first.getPrecision().compareTo(second.getPrecision()) >= 0 ? first : second;
        } else if (one instanceof ArrowType.FloatingPoint || other instanceof ArrowType.FloatingPoint) {
            return new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
        } else if (one instanceof ArrowType.Int first && other instanceof ArrowType.Int second) {
            return whole(first, second);
        }
        ArrowType.Decimal first = asDecimal(one);
        ArrowType.Decimal second = asDecimal(other);
        int scale = Math.max(first.getScale(), second.getScale());
        int precision =
                Math.max(first.getPrecision() - first.getScale(), second.getPrecision() - second.getScale()) + scale;
        return precision > 76 ? null : new ArrowType.Decimal(precision, scale, precision <= 38 ? 128 : 256);
    }

    private static ArrowType whole(ArrowType.Int one, ArrowType.Int other) {
        if (one.getIsSigned() == other.getIsSigned()) {
            return one.getBitWidth() >= other.getBitWidth() ? one : other;
        }
        int unsignedBits = one.getIsSigned() ? other.getBitWidth() : one.getBitWidth();
        int signedBits = one.getIsSigned() ? one.getBitWidth() : other.getBitWidth();
        if (unsignedBits == 64) {
            return new ArrowType.Decimal(20, 0, 128);
        }
        return new ArrowType.Int(Math.max(unsignedBits * 2, signedBits), true);
    }

    private static ArrowType.Decimal asDecimal(ArrowType type) {
        if (type instanceof ArrowType.Decimal decimal) {
            return decimal;
        }
        ArrowType.Int whole = (ArrowType.Int) type;
        switch (whole.getBitWidth()) {
            case 8:
                return new ArrowType.Decimal(3, 0, 128);
            case 16:
                return new ArrowType.Decimal(5, 0, 128);
            case 32:
                return new ArrowType.Decimal(10, 0, 128);
            default:
                return new ArrowType.Decimal(whole.getIsSigned() ? 19 : 20, 0, 128);
        }
    }
}
