package dev.assay.batch;

import java.math.BigDecimal;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.MemoryUtil;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.FixedWidthVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Copies Arrow vectors into lanes: one loop per vector class, written once. */
final class VectorLanes {
    private static final long MILLIS_PER_DAY = 86_400_000L;

    private VectorLanes() {}

    /** Where the values begin, after one check instead of one for each. */
    private static long address(FieldVector vector, int rows) {
        ArrowBuf data = vector.getDataBuffer();
        if (rows > 0 && vector instanceof FixedWidthVector) {
            int bits = vector instanceof BitVector ? 1 : 8 * ((BaseFixedWidthVector) vector).getTypeWidth();
            data.checkBytes(0, ((long) rows * bits + 7) / 8);
        }
        return data.memoryAddress();
    }

    static void longs(FieldVector vector, int rows, long[] out) {
        long data = address(vector, rows);
        if (vector instanceof BigIntVector
                || vector instanceof TimeStampVector
                || vector instanceof TimeMicroVector
                || vector instanceof TimeNanoVector) {
            BulkCopy.longs(data, rows, out);
        } else if (vector instanceof IntVector
                || vector instanceof DateDayVector
                || vector instanceof TimeSecVector
                || vector instanceof TimeMilliVector) {
            for (int row = 0; row < rows; row++) {
                out[row] = MemoryUtil.getInt(data + ((long) row << 2));
            }
        } else if (vector instanceof SmallIntVector) {
            for (int row = 0; row < rows; row++) {
                out[row] = MemoryUtil.getShort(data + ((long) row << 1));
            }
        } else if (vector instanceof TinyIntVector) {
            for (int row = 0; row < rows; row++) {
                out[row] = MemoryUtil.getByte(data + row);
            }
        } else if (vector instanceof UInt4Vector) {
            for (int row = 0; row < rows; row++) {
                out[row] = MemoryUtil.getInt(data + ((long) row << 2)) & 0xFFFFFFFFL;
            }
        } else if (vector instanceof UInt2Vector) {
            for (int row = 0; row < rows; row++) {
                out[row] = MemoryUtil.getShort(data + ((long) row << 1)) & 0xFFFFL;
            }
        } else if (vector instanceof UInt1Vector) {
            for (int row = 0; row < rows; row++) {
                out[row] = MemoryUtil.getByte(data + row) & 0xFFL;
            }
        } else if (vector instanceof BitVector) {
            for (int row = 0; row < rows; row++) {
                out[row] = MemoryUtil.getByte(data + (row >> 3)) >>> (row & 7) & 1;
            }
        } else if (vector instanceof DateMilliVector) {
            for (int row = 0; row < rows; row++) {
                out[row] = Math.floorDiv(MemoryUtil.getLong(data + ((long) row << 3)), MILLIS_PER_DAY);
            }
        } else if (vector instanceof DecimalVector) {
            // At most 18 digits: the lower word of the two's complement number is the number.
            for (int row = 0; row < rows; row++) {
                out[row] = MemoryUtil.getLong(data + ((long) row << 4));
            }
        } else if (vector.getField().getType() instanceof ArrowType.Decimal && !(vector instanceof Decimal256Vector)) {
            for (int row = 0; row < rows; row++) {
                out[row] = vector.isNull(row)
                        ? 0
                        : decimal(vector, row).unscaledValue().longValue();
            }
        } else {
            throw wrongLane(vector, Lane.LONG);
        }
    }

    static void doubles(FieldVector vector, int rows, double[] out) {
        long data = address(vector, rows);
        if (vector instanceof Float8Vector) {
            BulkCopy.doubles(data, rows, out);
        } else if (vector instanceof Float4Vector) {
            for (int row = 0; row < rows; row++) {
                out[row] = Float.intBitsToFloat(MemoryUtil.getInt(data + ((long) row << 2)));
            }
        } else if (vector instanceof Float2Vector half) {
            for (int row = 0; row < rows; row++) {
                out[row] = half.isNull(row) ? 0 : half.getValueAsFloat(row);
            }
        } else {
            throw wrongLane(vector, Lane.DOUBLE);
        }
    }

    static void wide(FieldVector vector, int rows, long[] validity, long[] high, long[] low) {
        long data = address(vector, rows);
        if (vector instanceof DecimalVector) {
            for (int row = 0; row < rows; row++) {
                low[row] = MemoryUtil.getLong(data + ((long) row << 4));
                high[row] = MemoryUtil.getLong(data + ((long) row << 4) + 8);
            }
        } else if (vector instanceof UInt8Vector) {
            for (int row = 0; row < rows; row++) {
                low[row] = MemoryUtil.getLong(data + ((long) row << 3));
                high[row] = 0;
            }
        } else {
            throw wrongLane(vector, Lane.INT128);
        }
    }

    static BigDecimal decimal(FieldVector vector, int row) {
        Object value = vector.getObject(row);
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (vector instanceof UInt8Vector unsigned) {
            return new BigDecimal(unsigned.getObjectNoOverflow(row));
        }
        throw wrongLane(vector, Lane.BIG_DECIMAL);
    }

    static void indices(FieldVector vector, int rows, long[] validity, int[] out) {
        if (vector instanceof IntVector) {
            BulkCopy.ints(address(vector, rows), rows, out);
        } else if (vector instanceof BaseIntVector whole) {
            for (int row = 0; row < rows; row++) {
                out[row] = vector.isNull(row) ? 0 : Math.toIntExact(whole.getValueAsLong(row));
            }
        } else {
            throw new IllegalStateException(
                    "dictionary indices of class " + vector.getClass().getSimpleName());
        }
        if (vector.getNullCount() > 0) {
            for (int row = 0; row < rows; row++) {
                if ((validity[row >> 6] >>> (row & 63) & 1L) == 0) {
                    out[row] = 0;
                }
            }
        }
    }

    /** Fills {@code offsets} and returns the array that holds the bytes: {@code reuse} if it is large enough. */
    static byte[] bytes(FieldVector vector, int rows, long[] validity, int[] offsets, byte[] reuse) {
        if (vector instanceof BaseVariableWidthVector) {
            if (rows == 0) {
                offsets[0] = 0;
                return reuse;
            }
            ArrowBuf starts = vector.getOffsetBuffer();
            int base = starts.getInt(0);
            for (int row = 0; row <= rows; row++) {
                offsets[row] = starts.getInt((long) row << 2) - base;
            }
            return copy(vector.getDataBuffer(), base, offsets[rows], reuse);
        }
        if (vector instanceof BaseLargeVariableWidthVector) {
            if (rows == 0) {
                offsets[0] = 0;
                return reuse;
            }
            ArrowBuf starts = vector.getOffsetBuffer();
            long base = starts.getLong(0);
            for (int row = 0; row <= rows; row++) {
                offsets[row] = Math.toIntExact(starts.getLong((long) row << 3) - base);
            }
            return copy(vector.getDataBuffer(), base, offsets[rows], reuse);
        }
        if (vector instanceof FixedSizeBinaryVector fixed) {
            int width = fixed.getByteWidth();
            for (int row = 0; row <= rows; row++) {
                offsets[row] = Math.multiplyExact(row, width);
            }
            return copy(vector.getDataBuffer(), 0, offsets[rows], reuse);
        }
        if (vector instanceof BaseVariableWidthViewVector views) {
            byte[] all = reuse;
            int end = 0;
            for (int row = 0; row < rows; row++) {
                offsets[row] = end;
                if (!views.isNull(row)) {
                    byte[] value = views.get(row);
                    if (all.length < end + value.length) {
                        all = java.util.Arrays.copyOf(
                                all, Math.max(end + value.length, Math.max(1024, all.length * 2)));
                    }
                    System.arraycopy(value, 0, all, end, value.length);
                    end += value.length;
                }
            }
            offsets[rows] = end;
            return all;
        }
        throw wrongLane(vector, Lane.BYTES);
    }

    private static byte[] copy(ArrowBuf data, long from, int length, byte[] reuse) {
        byte[] target = reuse.length >= length ? reuse : new byte[Math.max(length, 1024)];
        if (length > 0) {
            data.getBytes(from, target, 0, length);
        }
        return target;
    }

    private static IllegalStateException wrongLane(FieldVector vector, Lane lane) {
        return new IllegalStateException(
                "a vector of class " + vector.getClass().getSimpleName() + " has no lane " + lane);
    }
}
