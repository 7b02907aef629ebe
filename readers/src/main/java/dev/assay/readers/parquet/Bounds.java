package dev.assay.readers.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.Type;

/** Decodes the bounds of one leaf type: PLAIN values, byte arrays without their length. */
final class Bounds {
    private final SchemaNode.Leaf leaf;

    Bounds(SchemaNode.Leaf leaf) {
        this.leaf = leaf;
    }

    /** Whether a bound has the width of the type; null, no bound, has. */
    boolean fit(byte @org.jspecify.annotations.Nullable [] bytes) {
        if (bytes == null || leaf.type() == Type.BYTE_ARRAY) {
            return true;
        }
        // Fixed byte arrays may be cut.
        return leaf.type() == Type.FIXED_LEN_BYTE_ARRAY && leaf.kind() == ValueKind.BINARY
                || bytes.length == (leaf.type() == Type.BOOLEAN ? 1 : leaf.width());
    }

    boolean isFloat() {
        return leaf.type() == Type.FLOAT || leaf.type() == Type.DOUBLE || leaf.kind() == ValueKind.FLOAT16;
    }

    /** Whether the old bounds, which were compared as signed numbers, are right for the type. */
    boolean signedOrder() {
        switch (leaf.type()) {
            case BOOLEAN, INT32, INT64, FLOAT, DOUBLE:
                return !isUnsigned();
            default:
                return false;
        }
    }

    private boolean isUnsigned() {
        LogicalType logical = leaf.logical();
        return logical != null
                && logical.isSetINTEGER()
                && !logical.getINTEGER().isIsSigned();
    }

    /** Whether the minimum is above the maximum. Both were values by {@link #value}. */
    boolean reversed(byte[] minimum, byte[] maximum) {
        return compare(value(minimum).orElseThrow(), value(maximum).orElseThrow()) > 0;
    }

    /** The order of two bounds of the same type, as {@link #value} gives them; text by code points. */
    @SuppressWarnings("unchecked")
    static int compare(Comparable<?> one, Comparable<?> other) {
        return one instanceof String text
                ? Arrays.compareUnsigned(
                        text.getBytes(StandardCharsets.UTF_8), ((String) other).getBytes(StandardCharsets.UTF_8))
                : ((Comparable<Object>) one).compareTo(other);
    }

    /** The bound as {@link dev.assay.data.ColumnStatistics.Bound} has it; empty where the type has none, or its bytes are no value. */
    Optional<Comparable<?>> value(byte[] bytes) {
        switch (leaf.kind()) {
            case BOOLEAN:
                return bytes[0] == 0 || bytes[0] == 1 ? Optional.of((long) bytes[0]) : Optional.empty();
            case INT8:
                return inRange(number(bytes), Byte.MIN_VALUE, Byte.MAX_VALUE);
            case INT16:
                return inRange(number(bytes), Short.MIN_VALUE, Short.MAX_VALUE);
            case UINT8:
                return inRange(number(bytes), 0, 0xFF);
            case UINT16:
                return inRange(number(bytes), 0, 0xFFFF);
            case FIXED4:
                return leaf.type() == Type.FLOAT
                        ? real(Float.intBitsToFloat((int) number(bytes)))
                        : Optional.of(isUnsigned() ? number(bytes) & 0xFFFFFFFFL : number(bytes));
            case FIXED8:
                if (leaf.type() == Type.DOUBLE) {
                    return real(Double.longBitsToDouble(number(bytes)));
                }
                return Optional.of(
                        isUnsigned()
                                ? new BigDecimal(Long.toUnsignedString(number(bytes)))
                                : (Comparable<?>) number(bytes));
            case FLOAT16:
                return real(Conversions.half((short) (bytes[0] & 0xFF | bytes[1] << 8)));
            case DECIMAL_INT32, DECIMAL_INT64:
                return Optional.of(BigDecimal.valueOf(number(bytes), scale()));
            case DECIMAL128, DECIMAL256:
                // A cut decimal would be another number, so that bounds of variable length are not used.
                return leaf.type() == Type.FIXED_LEN_BYTE_ARRAY
                        ? Optional.of(new BigDecimal(new BigInteger(bytes), scale()))
                        : Optional.empty();
            case TEXT:
                return Utf8.firstInvalid(bytes, 0, bytes.length) < 0
                        ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                        : Optional.empty();
            default:
                return Optional.empty();
        }
    }

    private int scale() {
        LogicalType logical = leaf.logical();
        return logical == null ? 0 : logical.getDECIMAL().getScale();
    }

    private static Optional<Comparable<?>> real(double value) {
        return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
    }

    private static Optional<Comparable<?>> inRange(long value, long least, long most) {
        return value < least || value > most ? Optional.empty() : Optional.of(value);
    }

    /** A signed little-endian number of four or eight bytes. */
    private static long number(byte[] bytes) {
        return bytes.length == 4 ? (int) Words.INT.get(bytes, 0) : (long) Words.LONG.get(bytes, 0);
    }
}
