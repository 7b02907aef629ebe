package dev.assay.readers.files;

import dev.assay.batch.Column;
import dev.assay.batch.Lane;
import dev.assay.data.ColumnType;
import dev.assay.data.DataException;
import dev.assay.data.TypeClass;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/** Turns the values of one type into those of a wider one. Which pairs there are is {@link TypeMerge}'s business. */
final class Widening {
    private final Field target;
    private final ColumnType from;
    private final Kind kind;
    private final long factor;

    private enum Kind {
        /** Whole numbers, dates and ticks, times a factor. */
        LONGS,
        /** Numbers as doubles. */
        DOUBLES,
        SINGLES,
        /** Numbers as decimals; rare enough to be done with objects. */
        DECIMALS
    }

    private Widening(Field target, ColumnType from, Kind kind, long factor) {
        this.target = new Field(target.getName(), new FieldType(true, target.getType(), null), null);
        this.from = from;
        this.kind = kind;
        this.factor = factor;
    }

    /** How to get from a file's type to the common one; null if the vectors can be handed on: the same type, text, binary, nested. */
    static @Nullable Widening of(Field own, Field common) {
        ArrowType to = common.getType();
        if (own.getType().equals(to)
                || TypeMerge.isText(to)
                || TypeMerge.isBinary(to)
                || !own.getChildren().isEmpty()) {
            return null;
        }
        ColumnType from = ColumnType.of(own);
        if (to instanceof ArrowType.Decimal) {
            return new Widening(common, from, Kind.DECIMALS, 1);
        } else if (to instanceof ArrowType.FloatingPoint floating) {
            boolean twice = floating.getPrecision() == FloatingPointPrecision.DOUBLE;
            return new Widening(common, from, twice ? Kind.DOUBLES : Kind.SINGLES, 1);
        }
        return new Widening(common, from, Kind.LONGS, factor(own.getType(), to));
    }

    private static long factor(ArrowType from, ArrowType to) {
        TimeUnit coarse = unit(from);
        TimeUnit fine = unit(to);
        if (coarse == null || fine == null) {
            return 1;
        }
        long factor = 1;
        for (int i = coarse.ordinal(); i < fine.ordinal(); i++) {
            factor *= 1_000;
        }
        return factor;
    }

    private static @Nullable TimeUnit unit(ArrowType type) {
        if (type instanceof ArrowType.Timestamp timestamp) {
            return timestamp.getUnit();
        } else if (type instanceof ArrowType.Time time) {
            return time.getUnit();
        }
        return type instanceof ArrowType.Duration duration ? duration.getUnit() : null;
    }

    /**
     * A new vector with the wider values; the caller closes it.
     *
     * @param where file and split, for messages
     * @throws DataException if a time does not fit the finer unit
     */
    FieldVector widen(String where, Column column, BufferAllocator allocator) throws DataException {
        int rows = column.rows();
        BaseFixedWidthVector vector = (BaseFixedWidthVector) target.createVector(allocator);
        try {
            vector.allocateNew(rows);
            switch (kind) {
                case LONGS:
                    longs(where, column, vector.getDataBuffer(), vector.getTypeWidth());
                    break;
                case DOUBLES:
                case SINGLES:
                    doubles(column, vector.getDataBuffer());
                    break;
                default:
                    decimals(column, vector);
            }
            validity(column, vector.getValidityBuffer());
            vector.setValueCount(rows);
            return vector;
        } catch (DataException | RuntimeException | Error e) {
            vector.close();
            throw e;
        }
    }

    private static void validity(Column column, ArrowBuf validity) {
        for (int b = 0; b < (column.rows() + 7) >> 3; b++) {
            validity.setByte(b, (byte) (column.validWord(b >> 3) >>> ((b & 7) << 3)));
        }
    }

    private void longs(String where, Column column, ArrowBuf out, int width) throws DataException {
        long[] values = column.longs();
        int rows = column.rows();
        if (factor != 1) {
            // In place: the lane is only read here.
            scale(where, column, values);
        }
        switch (width) {
            case 8:
                for (int row = 0; row < rows; row++) {
                    out.setLong((long) row << 3, values[row]);
                }
                break;
            case 4:
                for (int row = 0; row < rows; row++) {
                    out.setInt((long) row << 2, (int) values[row]);
                }
                break;
            case 2:
                for (int row = 0; row < rows; row++) {
                    out.setShort((long) row << 1, (short) values[row]);
                }
                break;
            default:
                throw new IllegalStateException("no widening to " + target.getType());
        }
    }

    private void scale(String where, Column column, long[] values) throws DataException {
        long limit = Long.MAX_VALUE / factor;
        for (int row = 0; row < column.rows(); row++) {
            if ((values[row] > limit || values[row] < -limit) && !column.isNull(row)) {
                throw new DataException(where + ", column " + target.getName() + ": a time of type " + from.arrow()
                        + " does not fit " + target.getType() + ", which other files have");
            }
            values[row] *= factor;
        }
    }

    private void doubles(Column column, ArrowBuf out) {
        int rows = column.rows();
        if (kind == Kind.SINGLES) {
            double[] values = column.doubles();
            for (int row = 0; row < rows; row++) {
                out.setFloat((long) row << 2, (float) values[row]);
            }
        } else if (from.typeClass() == TypeClass.FLOAT) {
            double[] values = column.doubles();
            for (int row = 0; row < rows; row++) {
                out.setDouble((long) row << 3, values[row]);
            }
        } else if (from.typeClass() == TypeClass.WHOLE && Lane.of(from) == Lane.LONG) {
            long[] values = column.longs();
            for (int row = 0; row < rows; row++) {
                out.setDouble((long) row << 3, values[row]);
            }
        } else {
            for (int row = 0; row < rows; row++) {
                out.setDouble(
                        (long) row << 3,
                        column.isNull(row) ? 0 : decimal(column, row).doubleValue());
            }
        }
    }

    private void decimals(Column column, FieldVector vector) {
        int scale = ((ArrowType.Decimal) target.getType()).getScale();
        for (int row = 0; row < column.rows(); row++) {
            if (!column.isNull(row)) {
                BigDecimal value = decimal(column, row).setScale(scale);
                if (vector instanceof DecimalVector narrow) {
                    narrow.set(row, value);
                } else {
                    ((Decimal256Vector) vector).set(row, value);
                }
            }
        }
    }

    private BigDecimal decimal(Column column, int row) {
        switch (Lane.of(from)) {
            case LONG:
                return BigDecimal.valueOf(column.longs()[row], from.scale());
            case INT128:
                BigInteger high = BigInteger.valueOf(column.high()[row]).shiftLeft(64);
                BigInteger low = new BigInteger(Long.toUnsignedString(column.low()[row]));
                return new BigDecimal(high.add(low), from.scale());
            default:
                return column.decimal(row);
        }
    }
}
