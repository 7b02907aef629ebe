package dev.assay.batch;

import dev.assay.data.ColumnType;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** The primitive form in which a column's values reach the kernels. */
public enum Lane {
    /**
     * {@code longs()}: booleans (0, 1), whole numbers but UInt64, dates as days since 1970-01-01, timestamps in ticks of their
     * unit, decimals of at most 18 digits as unscaled value.
     */
    LONG,
    /** {@code doubles()}: floats of all widths, widened without loss. */
    DOUBLE,
    /** {@code high()} and {@code low()}: two's complement 128-bit numbers: decimals of 19 to 38 digits (unscaled) and UInt64. */
    INT128,
    /** {@code decimal(row)} only: decimals of more than 38 digits. Slow, rare. */
    BIG_DECIMAL,
    /** {@code bytes()} and {@code offsets()}, or {@code indices()} into {@code dictionary()}: text (UTF-8) and binary. */
    BYTES,
    /** Validity only: nested types, null type, everything else. */
    NONE;

    /** The lane of a column type. */
    public static Lane of(ColumnType type) {
        switch (type.typeClass()) {
            case WHOLE:
                ArrowType.Int whole = (ArrowType.Int) type.arrow();
                return whole.getBitWidth() == 64 && !whole.getIsSigned() ? INT128 : LONG;
            case DECIMAL:
                int digits = ((ArrowType.Decimal) type.arrow()).getPrecision();
                return digits <= 18 ? LONG : digits <= 38 ? INT128 : BIG_DECIMAL;
            case FLOAT:
                return DOUBLE;
            case TEXT:
            case BINARY:
                return BYTES;
            case BOOL:
            case DATE:
            case TIMESTAMP:
                return LONG;
            default:
                return NONE;
        }
    }
}
