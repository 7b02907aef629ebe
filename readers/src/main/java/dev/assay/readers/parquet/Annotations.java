package dev.assay.readers.parquet;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.LogicalTypes;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.jspecify.annotations.Nullable;

/** The logical type of a schema element, from whichever of the two annotations the file has. */
final class Annotations {
    private Annotations() {}

    /**
     * The logical type; a converted type is translated. Null without annotation, for INTERVAL, which exists as converted type only, and
     * for MAP_KEY_VALUE, which means nothing on a repeated group.
     */
    static @Nullable LogicalType of(SchemaElement element) {
        if (element.isSetLogicalType()) {
            return element.getLogicalType();
        }
        ConvertedType converted = element.getConverted_type();
        if (converted == null) {
            return null;
        }
        switch (converted) {
            case UTF8:
                return LogicalTypes.UTF8;
            case MAP:
                return LogicalTypes.MAP;
            case LIST:
                return LogicalTypes.LIST;
            case ENUM:
                return LogicalTypes.ENUM;
            case DECIMAL:
                return LogicalType.DECIMAL(new DecimalType(element.getScale(), element.getPrecision()));
            case DATE:
                return LogicalTypes.DATE;
            case TIME_MILLIS:
                return LogicalType.TIME(new TimeType(true, TimeUnit.MILLIS(new MilliSeconds())));
            case TIME_MICROS:
                return LogicalType.TIME(new TimeType(true, TimeUnit.MICROS(new MicroSeconds())));
            case TIMESTAMP_MILLIS:
                return LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MILLIS(new MilliSeconds())));
            case TIMESTAMP_MICROS:
                return LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MICROS(new MicroSeconds())));
            case UINT_8:
                return whole(8, false);
            case UINT_16:
                return whole(16, false);
            case UINT_32:
                return whole(32, false);
            case UINT_64:
                return whole(64, false);
            case INT_8:
                return whole(8, true);
            case INT_16:
                return whole(16, true);
            case INT_32:
                return whole(32, true);
            case INT_64:
                return whole(64, true);
            case JSON:
                return LogicalTypes.JSON;
            case BSON:
                return LogicalTypes.BSON;
            case MAP_KEY_VALUE, INTERVAL:
                return null;
        }
        return null;
    }

    /** Whether it is an INTERVAL, which has no logical type. */
    static boolean isInterval(SchemaElement element) {
        return !element.isSetLogicalType() && element.getConverted_type() == ConvertedType.INTERVAL;
    }

    /** Whether it is a group of a map in the oldest form. */
    static boolean isMapKeyValue(SchemaElement element) {
        return !element.isSetLogicalType() && element.getConverted_type() == ConvertedType.MAP_KEY_VALUE;
    }

    private static LogicalType whole(int bits, boolean signed) {
        return LogicalType.INTEGER(new IntType((byte) bits, signed));
    }
}
