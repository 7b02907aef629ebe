package dev.assay.testing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Kinds of columns that analyzers meet, each with random values and a way to put them into a vector. Values are Java objects whose {@code
 * equals} is the equality of keys: {@link Long}, {@link Double} (without -0.0), {@link BigDecimal} of the column's scale, {@link String}.
 */
public enum ColumnKind {
    INT8(new ArrowType.Int(8, true)),
    INT16(new ArrowType.Int(16, true)),
    INT32(new ArrowType.Int(32, true)),
    INT64(new ArrowType.Int(64, true)),
    UINT8(new ArrowType.Int(8, false)),
    UINT16(new ArrowType.Int(16, false)),
    UINT32(new ArrowType.Int(32, false)),
    UINT64(new ArrowType.Int(64, false)),
    DECIMAL_12_2(new ArrowType.Decimal(12, 2, 128)),
    DECIMAL_30_5(new ArrowType.Decimal(30, 5, 128)),
    DECIMAL_50_3(new ArrowType.Decimal(50, 3, 256)),
    FLOAT32(new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE)),
    FLOAT64(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
    TEXT(new ArrowType.Utf8()),
    LARGE_TEXT(new ArrowType.LargeUtf8()),
    DICTIONARY(new ArrowType.Utf8()),
    BINARY(new ArrowType.Binary()),
    FIXED_BINARY(new ArrowType.FixedSizeBinary(4)),
    BOOL(new ArrowType.Bool()),
    DATE(new ArrowType.Date(DateUnit.DAY)),
    DATE_MILLIS(new ArrowType.Date(DateUnit.MILLISECOND)),
    TIMESTAMP(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")),
    TIME(new ArrowType.Time(TimeUnit.MILLISECOND, 32));

    private final ArrowType type;

    ColumnKind(ArrowType type) {
        this.type = type;
    }

    /** The Arrow type, of the values if dictionary-encoded. */
    public ArrowType type() {
        return type;
    }

    /** Whole, decimal or float. */
    public boolean isNumeric() {
        return ordinal() <= FLOAT64.ordinal();
    }

    /** Text in any form. */
    public boolean isText() {
        return this == TEXT || this == LARGE_TEXT || this == DICTIONARY;
    }

    /** One of at most {@code domain} different values. */
    public Object random(SplittableRandom random, int domain) {
        long n = random.nextLong(domain) - domain / 2;
        switch (this) {
            case INT8:
                return (long) (byte) n;
            case INT16:
                return (long) (short) (n * 311);
            case INT32:
            case DATE:
                return (long) (int) (n * 1_000_003);
            case UINT8:
                return n & 0xFF;
            case UINT16:
                return n & 0xFFFF;
            case UINT32:
                return n & 0xFFFF_FFFFL;
            case UINT64:
                return new BigDecimal(BigInteger.valueOf(n).mod(BigInteger.ONE.shiftLeft(64)));
            case DECIMAL_12_2:
                return BigDecimal.valueOf(n * 31, 2);
            case DECIMAL_30_5:
                return new BigDecimal(BigInteger.valueOf(n).multiply(new BigInteger("12345678901234567890")), 5);
            case DECIMAL_50_3:
                return new BigDecimal(
                        BigInteger.valueOf(n).multiply(new BigInteger("12345678901234567890123456789012345678901")), 3);
            case FLOAT32:
                return n == 7 ? Double.NaN : (double) (n / 8.0f);
            case FLOAT64:
                return n == 7 ? Double.NaN : n / 7.0 + 0.0;
            case TEXT:
            case LARGE_TEXT:
            case DICTIONARY:
                return text(n);
            case BINARY:
                return "b" + n;
            case FIXED_BINARY:
                return String.format("%04d", (n & 0xFFFF) % 10_000);
            case BOOL:
                return n & 1;
            case DATE_MILLIS:
                return n;
            case TIME:
                return (n & 0xFFFF) * 1000;
            default:
                return n * 1_000_000_007L;
        }
    }

    private static String text(long n) {
        switch (Math.floorMod(n, 7)) {
            case 0:
                return n == 0 ? "" : "a" + n;
            case 1:
                return "\u00e9\uD83D\uDE00" + n;
            case 2:
                return "exactly-sixteen" + n;
            case 3:
                return "thirty-two characters and more than that: " + n;
            default:
                return Long.toString(n, 36);
        }
    }

    /** Values with so many per cent nulls. */
    public List<@Nullable Object> randomValues(SplittableRandom random, int count, int domain, int nullPercent) {
        List<@Nullable Object> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(random.nextInt(100) < nullPercent ? null : random(random, domain));
        }
        return values;
    }

    /** A vector with these values; for {@link #DICTIONARY} a plain one, to be encoded by {@link TestTable}. */
    public FieldVector vector(String name, List<? extends @Nullable Object> values, BufferAllocator allocator) {
        FieldVector vector = new FieldType(true, type, null).createNewSingleVector(name, allocator, null);
        vector.setInitialCapacity(values.size());
        vector.allocateNew();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                set(vector, i, value);
            }
        }
        vector.setValueCount(values.size());
        return vector;
    }

    private static void set(FieldVector vector, int row, Object value) {
        if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (vector instanceof VarCharVector utf8) {
                utf8.setSafe(row, bytes);
            } else if (vector instanceof LargeVarCharVector large) {
                large.setSafe(row, bytes);
            } else if (vector instanceof FixedSizeBinaryVector fixed) {
                fixed.setSafe(row, bytes);
            } else {
                ((VarBinaryVector) vector).setSafe(row, bytes);
            }
        } else if (value instanceof Double number) {
            if (vector instanceof Float4Vector single) {
                single.setSafe(row, number.floatValue());
            } else {
                ((Float8Vector) vector).setSafe(row, number);
            }
        } else if (value instanceof BigDecimal decimal) {
            if (vector instanceof UInt8Vector unsigned) {
                unsigned.setSafe(row, decimal.toBigInteger().longValue());
            } else if (vector instanceof DecimalVector narrow) {
                narrow.setSafe(row, decimal);
            } else {
                ((Decimal256Vector) vector).setSafe(row, decimal);
            }
        } else {
            setWhole(vector, row, (Long) value);
        }
    }

    private static void setWhole(FieldVector vector, int row, long value) {
        if (vector instanceof BigIntVector v) {
            v.setSafe(row, value);
        } else if (vector instanceof IntVector v) {
            v.setSafe(row, (int) value);
        } else if (vector instanceof SmallIntVector v) {
            v.setSafe(row, (short) value);
        } else if (vector instanceof TinyIntVector v) {
            v.setSafe(row, (byte) value);
        } else if (vector instanceof UInt1Vector v) {
            v.setSafe(row, (byte) value);
        } else if (vector instanceof UInt2Vector v) {
            v.setSafe(row, (char) value);
        } else if (vector instanceof UInt4Vector v) {
            v.setSafe(row, (int) value);
        } else if (vector instanceof BitVector v) {
            v.setSafe(row, (int) value);
        } else if (vector instanceof DateDayVector v) {
            v.setSafe(row, (int) value);
        } else if (vector instanceof DateMilliVector v) {
            v.setSafe(row, value * 86_400_000L);
        } else if (vector instanceof TimeMilliVector v) {
            v.setSafe(row, (int) value);
        } else {
            ((TimeStampMicroTZVector) vector).setSafe(row, value);
        }
    }
}
