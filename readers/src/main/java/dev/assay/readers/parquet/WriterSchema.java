package dev.assay.readers.parquet;

import java.util.List;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** Arrow schemas as Parquet schemas: the inverse of {@link LeafTypes} and {@link SchemaBuilder} for what can be written. */
final class WriterSchema {
    private WriterSchema() {}

    /** @throws IllegalArgumentException naming the first field whose type cannot be written */
    static MessageType of(Schema schema) {
        return new MessageType(
                "schema", schema.getFields().stream().map(WriterSchema::of).toList());
    }

    private static Type of(Field field) {
        Repetition repetition = field.isNullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
        String name = field.getName();
        ArrowType type = field.getType();
        switch (type.getTypeID()) {
            case Struct:
                List<Type> members =
                        field.getChildren().stream().map(WriterSchema::of).toList();
                return Types.buildGroup(repetition)
                        .addFields(members.toArray(new Type[0]))
                        .named(name);
            case List:
                Type element = of(field.getChildren().get(0));
                return Types.buildGroup(repetition)
                        .as(LogicalTypeAnnotation.listType())
                        .addField(Types.repeatedGroup().addField(element).named("list"))
                        .named(name);
            default:
                return leaf(field, repetition);
        }
    }

    private static Type leaf(Field field, Repetition repetition) {
        ArrowType type = field.getType();
        switch (type.getTypeID()) {
            case Bool:
                return primitive(field, repetition, PrimitiveTypeName.BOOLEAN, null);
            case Int:
                ArrowType.Int whole = (ArrowType.Int) type;
                boolean plain = whole.getIsSigned() && whole.getBitWidth() >= 32;
                return primitive(
                        field,
                        repetition,
                        whole.getBitWidth() == 64 ? PrimitiveTypeName.INT64 : PrimitiveTypeName.INT32,
                        plain ? null : LogicalTypeAnnotation.intType(whole.getBitWidth(), whole.getIsSigned()));
            case FloatingPoint:
                boolean wide = ((ArrowType.FloatingPoint) type).getPrecision() == FloatingPointPrecision.DOUBLE;
                return primitive(field, repetition, wide ? PrimitiveTypeName.DOUBLE : PrimitiveTypeName.FLOAT, null);
            case Decimal:
                return decimal(field, repetition, (ArrowType.Decimal) type);
            case Utf8:
            case LargeUtf8:
            case Utf8View:
                return primitive(field, repetition, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType());
            case Binary:
            case LargeBinary:
            case BinaryView:
            case FixedSizeBinary:
                return primitive(field, repetition, PrimitiveTypeName.BINARY, null);
            case Date:
                return primitive(field, repetition, PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType());
            case Time:
                TimeUnit unit = ((ArrowType.Time) type).getUnit();
                return primitive(
                        field,
                        repetition,
                        unit == TimeUnit.SECOND || unit == TimeUnit.MILLISECOND
                                ? PrimitiveTypeName.INT32
                                : PrimitiveTypeName.INT64,
                        LogicalTypeAnnotation.timeType(false, unit(unit)));
            case Timestamp:
                ArrowType.Timestamp timestamp = (ArrowType.Timestamp) type;
                return primitive(
                        field,
                        repetition,
                        PrimitiveTypeName.INT64,
                        LogicalTypeAnnotation.timestampType(
                                timestamp.getTimezone() != null, unit(timestamp.getUnit())));
            case Null:
                return primitive(
                        field, Repetition.OPTIONAL, PrimitiveTypeName.INT32, LogicalTypeAnnotation.unknownType());
            default:
                throw new IllegalArgumentException("column " + Messages.quote(field.getName()) + ": type " + type
                        + " cannot be written to Parquet");
        }
    }

    private static Type decimal(Field field, Repetition repetition, ArrowType.Decimal decimal) {
        int precision = decimal.getPrecision();
        LogicalTypeAnnotation annotation = LogicalTypeAnnotation.decimalType(decimal.getScale(), precision);
        if (precision <= 18) {
            return primitive(
                    field, repetition, precision <= 9 ? PrimitiveTypeName.INT32 : PrimitiveTypeName.INT64, annotation);
        }
        return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
                .length(decimalBytes(precision))
                .as(annotation)
                .named(field.getName());
    }

    /** Fewest bytes that hold every number of so many digits. */
    static int decimalBytes(int precision) {
        int bytes = 1;
        while (LeafTypes.maxPrecision(bytes) < precision) {
            bytes++;
        }
        return bytes;
    }

    private static LogicalTypeAnnotation.TimeUnit unit(TimeUnit unit) {
        switch (unit) {
            case MICROSECOND:
                return LogicalTypeAnnotation.TimeUnit.MICROS;
            case NANOSECOND:
                return LogicalTypeAnnotation.TimeUnit.NANOS;
            default:
                // Seconds have no unit in Parquet; they are written as milliseconds.
                return LogicalTypeAnnotation.TimeUnit.MILLIS;
        }
    }

    private static Type primitive(
            Field field,
            Repetition repetition,
            PrimitiveTypeName name,
            @org.jspecify.annotations.Nullable LogicalTypeAnnotation annotation) {
        return Types.primitive(name, repetition).as(annotation).named(field.getName());
    }
}
