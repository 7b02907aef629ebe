package dev.assay.analyzer.crossdataset;

import dev.assay.batch.Batch;
import dev.assay.batch.Column;
import dev.assay.batch.Lane;
import dev.assay.data.ColumnType;
import dev.assay.internal.kernel.Fingerprints;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * Hashes the tuples of some columns so that equal values of different types of one class have equal hashes: numbers by value whether
 * whole, decimal or float; texts by bytes; dates by day; timestamps by instant. One object per thread.
 */
final class KeyHash {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int[] ordinals;
    private final ColumnType[] types;
    private final int strict;
    private final Fingerprints fingerprints;
    private final long[] part = new long[2];

    /** @param strict how many of the columns, from the first on, make a key with a null or NaN in them equal to nothing */
    KeyHash(int[] ordinals, ColumnType[] types, int strict, Fingerprints fingerprints) {
        this.ordinals = ordinals;
        this.types = types;
        this.strict = strict;
        this.fingerprints = fingerprints;
    }

    /**
     * The hash of one row, two words from {@code at} on.
     *
     * @return false if a strict part of the key is null or NaN, which is equal to nothing in another dataset
     */
    boolean hash(Batch batch, int row, long[] out, int at) {
        fingerprints.startTuple(out, at);
        for (int i = 0; i < ordinals.length; i++) {
            Column column = batch.column(ordinals[i]);
            boolean present = !column.isNull(row) && addPart(column, types[i], row, out, at);
            if (!present && i < strict) {
                return false;
            } else if (!present) {
                addAbsent(column.isNull(row), out, at);
            }
        }
        fingerprints.endTuple(out, at);
        return true;
    }

    private boolean addPart(Column column, ColumnType type, int row, long[] out, int at) {
        switch (type.typeClass()) {
            case WHOLE:
            case DECIMAL:
                if (Lane.of(type) == Lane.LONG && type.scale() == 0) {
                    fingerprints.addToTuple(column.longs()[row], out, at);
                } else {
                    addNumber(column.decimal(row), out, at);
                }
                return true;
            case FLOAT:
                return addDouble(column.doubles()[row], out, at);
            case TIMESTAMP:
                addTimestamp(column.longs()[row], (ArrowType.Timestamp) type.arrow(), out, at);
                return true;
            case TEXT:
            case BINARY:
                addBytes(column, row, out, at);
                return true;
            default:
                fingerprints.addToTuple(column.longs()[row], out, at);
                return true;
        }
    }

    private void addAbsent(boolean isNull, long[] out, int at) {
        if (isNull) {
            fingerprints.addNullToTuple(out, at);
        } else {
            addText("nan", out, at);
        }
    }

    private boolean addDouble(double value, long[] out, int at) {
        if (value == (long) value && Math.abs(value) < 0x1p62) {
            fingerprints.addToTuple((long) value, out, at);
            return true;
        }
        if (Double.isNaN(value)) {
            return false;
        }
        if (Double.isInfinite(value)) {
            addText(value > 0 ? "+inf" : "-inf", out, at);
        } else {
            addNumber(new BigDecimal(value), out, at);
        }
        return true;
    }

    private void addNumber(BigDecimal number, long[] out, int at) {
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 18) {
            fingerprints.addToTuple(plain.longValueExact(), out, at);
        } else if (plain.scale() <= 0 && plain.toBigInteger().bitLength() < 63) {
            fingerprints.addToTuple(plain.longValueExact(), out, at);
        } else {
            addText(plain.unscaledValue() + "e" + -plain.scale(), out, at);
        }
    }

    /** Seconds and nanoseconds: exact for every unit and year. */
    private void addTimestamp(long ticks, ArrowType.Timestamp type, long[] out, int at) {
        long perSecond;
        switch (type.getUnit()) {
            case SECOND:
                perSecond = 1;
                break;
            case MILLISECOND:
                perSecond = 1_000;
                break;
            case MICROSECOND:
                perSecond = 1_000_000;
                break;
            default:
                perSecond = NANOS_PER_SECOND;
        }
        fingerprints.addToTuple(Math.floorDiv(ticks, perSecond), out, at);
        fingerprints.addToTuple(Math.floorMod(ticks, perSecond) * (NANOS_PER_SECOND / perSecond), out, at);
    }

    private void addBytes(Column column, int row, long[] out, int at) {
        Column values = column.isDictionary() ? column.dictionary() : column;
        int index = column.isDictionary() ? column.indices()[row] : row;
        int[] offsets = values.offsets();
        fingerprints.ofBytes(values.bytes(), offsets[index], offsets[index + 1], part, 0);
        fingerprints.addToTuple(part[0], part[1], out, at);
    }

    private void addText(String text, long[] out, int at) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        fingerprints.ofBytes(bytes, 0, bytes.length, part, 0);
        fingerprints.addToTuple(part[0], part[1], out, at);
    }
}
