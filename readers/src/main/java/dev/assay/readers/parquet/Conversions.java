package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import org.jspecify.annotations.Nullable;

/** Conversions of physical values to Arrow's, in bulk. */
final class Conversions {
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private Conversions() {}

    /** The conversion that a leaf needs; null if values are taken as they are, or come as byte sequences. */
    static @Nullable FixedConverter of(SchemaNode.Leaf leaf, Place place) {
        int length = leaf.length();
        switch (leaf.kind()) {
            case INT8:
                return (source, from, count, target, at) ->
                        narrow(source, from, count, target, at, Byte.MIN_VALUE, Byte.MAX_VALUE, 1, place);
            case UINT8:
                return (source, from, count, target, at) -> narrow(source, from, count, target, at, 0, 0xFF, 1, place);
            case INT16:
                return (source, from, count, target, at) ->
                        narrow(source, from, count, target, at, Short.MIN_VALUE, Short.MAX_VALUE, 2, place);
            case UINT16:
                return (source, from, count, target, at) ->
                        narrow(source, from, count, target, at, 0, 0xFFFF, 2, place);
            case FLOAT16:
                return Conversions::halves;
            case INT96:
                return (source, from, count, target, at) -> int96(source, from, count, target, at, place);
            case DECIMAL_INT32:
                return Conversions::decimals32;
            case DECIMAL_INT64:
                return Conversions::decimals64;
            case DECIMAL128:
                return length == 0
                        ? null
                        : (source, from, count, target, at) ->
                                decimals(source, from, count, length, target, at, 16, place);
            case DECIMAL256:
                return length == 0
                        ? null
                        : (source, from, count, target, at) ->
                                decimals(source, from, count, length, target, at, 32, place);
            default:
                return null;
        }
    }

    private static void narrow(
            byte[] source, int from, int count, byte[] target, int at, int least, int most, int width, Place place)
            throws DataException {
        for (int i = 0; i < count; i++) {
            int value = (int) Words.INT.get(source, from + (i << 2));
            if (value < least || value > most) {
                throw place.damaged("a value lies outside of " + least + " to " + most + ", the range of the column's"
                        + " integer type");
            }
            if (width == 1) {
                target[at + i] = (byte) value;
            } else {
                Words.SHORT.set(target, at + (i << 1), (short) value);
            }
        }
    }

    private static void halves(byte[] source, int from, int count, byte[] target, int at) {
        for (int i = 0; i < count; i++) {
            Words.INT.set(target, at + (i << 2), Float.floatToRawIntBits(half((short)
                    Words.SHORT.get(source, from + (i << 1)))));
        }
    }

    /** The value of an IEEE 754 half-precision number; exact. */
    static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0x1F) {
            return Float.intBitsToFloat(sign | 0x7F800000 | fraction << 13);
        }
        if (exponent == 0) {
            // Subnormal: the fraction counts 2^-24.
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        return Float.intBitsToFloat(sign | (exponent + 112) << 23 | fraction << 13);
    }

    private static void int96(byte[] source, int from, int count, byte[] target, int at, Place place)
            throws DataException {
        for (int i = 0; i < count; i++) {
            long nanos = (long) Words.LONG.get(source, from + i * 12);
            int day = (int) Words.INT.get(source, from + i * 12 + 8);
            Words.LONG.set(target, at + (i << 3), micros(day, nanos, place));
        }
    }

    private static long micros(int julianDay, long nanosOfDay, Place place) throws DataException {
        try {
            long days = julianDay - JULIAN_DAY_OF_EPOCH;
            return Math.addExact(Math.multiplyExact(days, MICROS_PER_DAY), Math.floorDiv(nanosOfDay, 1000L));
        } catch (ArithmeticException e) {
            throw place.damaged(
                    "an INT96 timestamp (Julian day " + julianDay
                            + ") lies outside of what 64 bits of microseconds can hold",
                    e);
        }
    }

    private static void decimals32(byte[] source, int from, int count, byte[] target, int at) {
        for (int i = 0; i < count; i++) {
            long value = (int) Words.INT.get(source, from + (i << 2));
            Words.LONG.set(target, at + (i << 4), value);
            Words.LONG.set(target, at + (i << 4) + 8, value >> 63);
        }
    }

    private static void decimals64(byte[] source, int from, int count, byte[] target, int at) {
        for (int i = 0; i < count; i++) {
            long value = (long) Words.LONG.get(source, from + (i << 3));
            Words.LONG.set(target, at + (i << 4), value);
            Words.LONG.set(target, at + (i << 4) + 8, value >> 63);
        }
    }

    private static void decimals(
            byte[] source, int from, int count, int length, byte[] target, int at, int width, Place place)
            throws DataException {
        for (int i = 0; i < count; i++) {
            decimal(source, from + i * length, length, target, at + i * width, width, place);
        }
    }

    /** One big-endian two's complement number to little-endian of {@code width} bytes. */
    static void decimal(byte[] source, int from, int length, byte[] target, int at, int width, Place place)
            throws DataException {
        if (length == 0) {
            throw place.damaged("a decimal of no bytes");
        }
        byte sign = (byte) (source[from] >> 7);
        int excess = length - width;
        for (int i = 0; i < excess; i++) {
            if (source[from + i] != sign) {
                throw place.damaged("a decimal of more than " + width + " bytes");
            }
        }
        if (excess > 0 && source[from + excess] >> 7 != sign) {
            throw place.damaged("a decimal of more than " + width + " bytes");
        }
        int used = Math.min(length, width);
        for (int i = 0; i < used; i++) {
            target[at + i] = source[from + length - 1 - i];
        }
        for (int i = used; i < width; i++) {
            target[at + i] = sign;
        }
    }
}
