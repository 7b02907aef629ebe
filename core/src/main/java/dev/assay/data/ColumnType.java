package dev.assay.data;

import java.util.stream.Collectors;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A column's type as rules see it.
 *
 * @param typeClass what can be done with it
 * @param arrow the Arrow type
 * @param messageName its name in messages, which are Spark's: {@code LongType}, {@code DecimalType(12,2)}
 */
public record ColumnType(TypeClass typeClass, ArrowType arrow, String messageName) {
    /** The type of a schema field. */
    public static ColumnType of(Field field) {
        ArrowType type = field.getType();
        String unsupported = field.getMetadata().get(Dataset.UNSUPPORTED);
        TypeClass typeClass = unsupported != null ? TypeClass.UNSUPPORTED : classOf(type);
        return new ColumnType(typeClass, type, messageName(field));
    }

    /** Digits behind the point of a decimal; 0 for every other type. */
    public int scale() {
        return arrow instanceof ArrowType.Decimal decimal ? decimal.getScale() : 0;
    }

    /** Whether values are 32-bit (or 16-bit) floats, which compare by their shortest decimal. */
    public boolean isSingleFloat() {
        return arrow instanceof ArrowType.FloatingPoint floating
                && floating.getPrecision() != FloatingPointPrecision.DOUBLE;
    }

    private static TypeClass classOf(ArrowType type) {
        switch (type.getTypeID()) {
            case Int:
                return TypeClass.WHOLE;
            case Decimal:
                return TypeClass.DECIMAL;
            case FloatingPoint:
                return TypeClass.FLOAT;
            case Utf8:
            case LargeUtf8:
            case Utf8View:
                return TypeClass.TEXT;
            case Bool:
                return TypeClass.BOOL;
            case Date:
                return TypeClass.DATE;
            case Timestamp:
                return TypeClass.TIMESTAMP;
            case Binary:
            case LargeBinary:
            case BinaryView:
            case FixedSizeBinary:
                return TypeClass.BINARY;
            case List:
            case LargeList:
            case FixedSizeList:
            case ListView:
            case LargeListView:
            case Struct:
            case Map:
            case Union:
            case RunEndEncoded:
                return TypeClass.NESTED;
            default:
                return TypeClass.OTHER;
        }
    }

    private static String messageName(Field field) {
        ArrowType type = field.getType();
        switch (type.getTypeID()) {
            case Int:
                return wholeName((ArrowType.Int) type);
            case Decimal:
                ArrowType.Decimal decimal = (ArrowType.Decimal) type;
                return "DecimalType(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
            case FloatingPoint:
                return ((ArrowType.FloatingPoint) type).getPrecision() == FloatingPointPrecision.DOUBLE
                        ? "DoubleType"
                        : "FloatType";
            case Utf8:
            case LargeUtf8:
            case Utf8View:
                return "StringType";
            case Bool:
                return "BooleanType";
            case Date:
                return "DateType";
            case Timestamp:
                return ((ArrowType.Timestamp) type).getTimezone() == null ? "TimestampNTZType" : "TimestampType";
            case Binary:
            case LargeBinary:
            case BinaryView:
            case FixedSizeBinary:
                return "BinaryType";
            case List:
            case LargeList:
            case FixedSizeList:
            case ListView:
            case LargeListView:
                Field element = field.getChildren().get(0);
                return "ArrayType(" + messageName(element) + "," + element.isNullable() + ")";
            case Struct:
                return field.getChildren().stream()
                        .map(child -> "StructField(" + child.getName() + "," + messageName(child) + ","
                                + child.isNullable() + ")")
                        .collect(Collectors.joining(",", "StructType(", ")"));
            case Map:
                Field entries = field.getChildren().get(0);
                Field value = entries.getChildren().get(1);
                return "MapType(" + messageName(entries.getChildren().get(0)) + "," + messageName(value) + ","
                        + value.isNullable() + ")";
            default:
                return type.getTypeID() + "Type";
        }
    }

    private static String wholeName(ArrowType.Int whole) {
        int bits = whole.getBitWidth() * (whole.getIsSigned() ? 1 : 2);
        switch (bits) {
            case 8:
                return "ByteType";
            case 16:
                return "ShortType";
            case 32:
                return "IntegerType";
            case 64:
                return "LongType";
            default:
                return "DecimalType(20,0)";
        }
    }
}
