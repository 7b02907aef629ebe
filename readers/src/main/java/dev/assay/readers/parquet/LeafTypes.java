package dev.assay.readers.parquet;

import java.util.Optional;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/**
 * The types of leaves: which Arrow type a physical type with its annotation becomes. Widths and signs are kept; an annotation that the
 * format does not allow on the physical type is an error, because nothing says what the values mean; one that is allowed but cannot be
 * delivered makes the column unsupported.
 */
final class LeafTypes {
    private static final ArrowType.Utf8 UTF8 = ArrowType.Utf8.INSTANCE;
    private static final ArrowType.Binary BINARY = ArrowType.Binary.INSTANCE;
    private static final int MAX_PRECISION = 76;

    private LeafTypes() {}

    /** A leaf and its Arrow type. */
    record Typed(SchemaNode.Leaf leaf, ArrowType arrow) {}

    /** The annotation does not fit the physical type; the message says both. */
    static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid(String message) {
            super(message);
        }
    }

    /** The type of a leaf element. */
    static Typed of(SchemaElement element) throws Invalid {
        Type type = element.getType();
        int length = type == Type.FIXED_LEN_BYTE_ARRAY ? element.getType_length() : 0;
        if (type == Type.FIXED_LEN_BYTE_ARRAY && length <= 0) {
            throw new Invalid("FIXED_LEN_BYTE_ARRAY of length " + length);
        }
        Leaf of = new Leaf(type, length, Annotations.of(element));
        if (Annotations.isInterval(element)) {
            of.require(type == Type.FIXED_LEN_BYTE_ARRAY && length == 12, "INTERVAL");
            return of.unsupported(new ArrowType.FixedSizeBinary(12), "type INTERVAL");
        }
        return of.typed();
    }

    /** Most decimal digits that a number of so many bytes can always hold. */
    static int maxPrecision(int bytes) {
        return (int) Math.floor(Math.log10(2) * (8L * bytes - 1));
    }

    private record Leaf(Type type, int length, @Nullable LogicalType logical) {
        void require(boolean holds, String annotation) throws Invalid {
            if (!holds) {
                throw new Invalid(annotation + " on " + typeName());
            }
        }

        private String typeName() {
            return type == Type.FIXED_LEN_BYTE_ARRAY ? type + "(" + length + ")" : type.toString();
        }

        private Typed kind(ArrowType arrow, ValueKind kind) {
            return new Typed(new SchemaNode.Leaf(type, length, logical, kind, Optional.empty()), arrow);
        }

        Typed unsupported(ArrowType arrow, String why) {
            return new Typed(new SchemaNode.Leaf(type, length, logical, ValueKind.NONE, Optional.of(why)), arrow);
        }

        Typed typed() throws Invalid {
            LogicalType annotation = logical;
            if (annotation == null) {
                return plain();
            }
            if (!annotation.isSet()) {
                return unsupported(plain().arrow(), "logical type of an unknown kind");
            }
            switch (annotation.getSetField()) {
                case STRING, ENUM, JSON:
                    require(type == Type.BYTE_ARRAY, annotation.getSetField().getFieldName());
                    return kind(UTF8, ValueKind.TEXT);
                case BSON:
                    require(type == Type.BYTE_ARRAY, "BSON");
                    return kind(BINARY, ValueKind.BINARY);
                case DECIMAL:
                    return decimal(annotation.getDECIMAL());
                case DATE:
                    require(type == Type.INT32, "DATE");
                    return kind(new ArrowType.Date(DateUnit.DAY), ValueKind.FIXED4);
                case TIME:
                    return time(annotation.getTIME().getUnit());
                case TIMESTAMP:
                    return timestamp(annotation.getTIMESTAMP());
                case INTEGER:
                    return whole(
                            annotation.getINTEGER().getBitWidth(),
                            annotation.getINTEGER().isIsSigned());
                case UNKNOWN:
                    return kind(ArrowType.Null.INSTANCE, ValueKind.NULL);
                case UUID:
                    require(type == Type.FIXED_LEN_BYTE_ARRAY && length == 16, "UUID");
                    return kind(UTF8, ValueKind.UUID);
                case FLOAT16:
                    require(type == Type.FIXED_LEN_BYTE_ARRAY && length == 2, "FLOAT16");
                    return kind(new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE), ValueKind.FLOAT16);
                case GEOMETRY, GEOGRAPHY:
                    require(type == Type.BYTE_ARRAY, annotation.getSetField().getFieldName());
                    return unsupported(
                            BINARY, "type " + annotation.getSetField().getFieldName());
                case LIST, MAP, VARIANT:
                    throw new Invalid(
                            annotation.getSetField().getFieldName() + ", which annotates groups, on " + typeName());
            }
            return unsupported(
                    plain().arrow(), "logical type " + annotation.getSetField().getFieldName());
        }

        private Typed plain() {
            switch (type) {
                case BOOLEAN:
                    return kind(ArrowType.Bool.INSTANCE, ValueKind.BOOLEAN);
                case INT32:
                    return kind(new ArrowType.Int(32, true), ValueKind.FIXED4);
                case INT64:
                    return kind(new ArrowType.Int(64, true), ValueKind.FIXED8);
                case INT96:
                    return kind(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"), ValueKind.INT96);
                case FLOAT:
                    return kind(new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE), ValueKind.FIXED4);
                case DOUBLE:
                    return kind(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE), ValueKind.FIXED8);
                case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY:
                    return kind(BINARY, ValueKind.BINARY);
            }
            throw new IllegalStateException("physical type " + type);
        }

        private Typed whole(int bits, boolean signed) throws Invalid {
            String name = "INTEGER(" + bits + ", " + (signed ? "signed" : "unsigned") + ")";
            ArrowType.Int arrow = new ArrowType.Int(bits, signed);
            switch (bits) {
                case 8:
                    require(type == Type.INT32, name);
                    return kind(arrow, signed ? ValueKind.INT8 : ValueKind.UINT8);
                case 16:
                    require(type == Type.INT32, name);
                    return kind(arrow, signed ? ValueKind.INT16 : ValueKind.UINT16);
                case 32:
                    require(type == Type.INT32, name);
                    return kind(arrow, ValueKind.FIXED4);
                case 64:
                    require(type == Type.INT64, name);
                    return kind(arrow, ValueKind.FIXED8);
                default:
                    throw new Invalid(name + ", which does not exist, on " + typeName());
            }
        }

        private Typed time(org.apache.parquet.format.TimeUnit unit) throws Invalid {
            if (unit.isSetMILLIS()) {
                require(type == Type.INT32, "TIME in milliseconds");
                return kind(new ArrowType.Time(TimeUnit.MILLISECOND, 32), ValueKind.FIXED4);
            }
            require(type == Type.INT64, "TIME in micro- or nanoseconds");
            if (unit.isSetMICROS()) {
                return kind(new ArrowType.Time(TimeUnit.MICROSECOND, 64), ValueKind.FIXED8);
            }
            return unit.isSetNANOS()
                    ? kind(new ArrowType.Time(TimeUnit.NANOSECOND, 64), ValueKind.FIXED8)
                    : unsupported(plain().arrow(), "time unit of an unknown kind");
        }

        private Typed timestamp(TimestampType timestamp) throws Invalid {
            require(type == Type.INT64, "TIMESTAMP");
            org.apache.parquet.format.TimeUnit unit = timestamp.getUnit();
            TimeUnit arrow;
            if (unit.isSetMILLIS()) {
                arrow = TimeUnit.MILLISECOND;
            } else if (unit.isSetMICROS()) {
                arrow = TimeUnit.MICROSECOND;
            } else if (unit.isSetNANOS()) {
                arrow = TimeUnit.NANOSECOND;
            } else {
                return unsupported(plain().arrow(), "timestamp unit of an unknown kind");
            }
            return kind(new ArrowType.Timestamp(arrow, timestamp.isIsAdjustedToUTC() ? "UTC" : null), ValueKind.FIXED8);
        }

        private Typed decimal(DecimalType decimal) throws Invalid {
            int precision = decimal.getPrecision();
            int scale = decimal.getScale();
            String name = "DECIMAL(" + precision + ", " + scale + ")";
            if (precision <= 0 || scale < 0 || scale > precision) {
                throw new Invalid(name + ", which does not exist, on " + typeName());
            }
            ValueKind kind;
            switch (type) {
                case INT32:
                    require(precision <= 9, name);
                    kind = ValueKind.DECIMAL_INT32;
                    break;
                case INT64:
                    require(precision <= 18, name);
                    kind = ValueKind.DECIMAL_INT64;
                    break;
                case FIXED_LEN_BYTE_ARRAY:
                    require(precision <= maxPrecision(length), name);
                    kind = precision <= 38 ? ValueKind.DECIMAL128 : ValueKind.DECIMAL256;
                    break;
                case BYTE_ARRAY:
                    kind = precision <= 38 ? ValueKind.DECIMAL128 : ValueKind.DECIMAL256;
                    break;
                default:
                    throw new Invalid(name + " on " + typeName());
            }
            return precision > MAX_PRECISION
                    ? unsupported(BINARY, "type " + name + ", of more than " + MAX_PRECISION + " digits")
                    : kind(new ArrowType.Decimal(precision, scale, precision <= 38 ? 128 : 256), kind);
        }
    }
}
