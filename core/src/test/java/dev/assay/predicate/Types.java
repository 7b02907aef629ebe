package dev.assay.predicate;

import java.util.List;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Arrow types by short names. */
final class Types {
    static final ArrowType INT32 = new ArrowType.Int(32, true);
    static final ArrowType INT64 = new ArrowType.Int(64, true);
    static final ArrowType UINT64 = new ArrowType.Int(64, false);
    static final ArrowType FLOAT16 = new ArrowType.FloatingPoint(FloatingPointPrecision.HALF);
    static final ArrowType FLOAT32 = new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
    static final ArrowType FLOAT64 = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    static final ArrowType TEXT = new ArrowType.Utf8();
    static final ArrowType BOOL = new ArrowType.Bool();
    static final ArrowType DATE = new ArrowType.Date(DateUnit.DAY);
    static final ArrowType BINARY = new ArrowType.Binary();

    static final List<ArrowType> WHOLE = List.of(
            new ArrowType.Int(8, true),
            new ArrowType.Int(16, true),
            INT32,
            INT64,
            new ArrowType.Int(8, false),
            new ArrowType.Int(16, false),
            new ArrowType.Int(32, false),
            UINT64);
    static final List<ArrowType> DECIMALS =
            List.of(decimal(12, 2), decimal(18, 0), decimal(30, 5), decimal(38, 38), decimal(50, 3));
    static final List<ArrowType> FLOATS = List.of(FLOAT16, FLOAT32, FLOAT64);
    static final List<ArrowType> DATES = List.of(DATE, new ArrowType.Date(DateUnit.MILLISECOND));
    static final List<ArrowType> TIMESTAMPS = List.of(
            timestamp(TimeUnit.SECOND, true),
            timestamp(TimeUnit.MILLISECOND, true),
            timestamp(TimeUnit.MICROSECOND, true),
            timestamp(TimeUnit.NANOSECOND, true),
            timestamp(TimeUnit.SECOND, false),
            timestamp(TimeUnit.MILLISECOND, false),
            timestamp(TimeUnit.MICROSECOND, false),
            timestamp(TimeUnit.NANOSECOND, false));
    static final List<ArrowType> TEXTS = List.of(TEXT, new ArrowType.LargeUtf8(), new ArrowType.Utf8View());

    private Types() {}

    static ArrowType decimal(int precision, int scale) {
        return new ArrowType.Decimal(precision, scale, precision <= 38 ? 128 : 256);
    }

    static ArrowType timestamp(TimeUnit unit, boolean zoned) {
        return new ArrowType.Timestamp(unit, zoned ? "UTC" : null);
    }
}
