package dev.assay.filter;

import dev.assay.batch.Column;
import dev.assay.dqdl.filter.ComparisonOperator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.UInt8Vector;

/** Comparison of a column of 128-bit decimals with a constant, on its two halves; no object per value. */
final class CompareWideColumnNode extends Node {
    private final ComparisonOperator operator;
    private final int slot;
    private final CompareConstantNode slow;
    private final boolean exact;
    private final boolean inRange;
    private final boolean above;
    private final long high;
    private final long low;

    CompareWideColumnNode(ComparisonOperator operator, ColumnNode column, BigDecimal constant) {
        super(SqlType.BOOL, column.source());
        this.operator = operator;
        this.slot = column.slot();
        this.slow = new CompareConstantNode(operator, column, constant);
        BigDecimal floor = constant.setScale(column.type().scale(), RoundingMode.FLOOR);
        BigInteger digits = floor.unscaledValue();
        exact = floor.compareTo(constant) == 0;
        inRange = digits.bitLength() < 128;
        above = digits.signum() > 0;
        high = digits.shiftRight(64).longValue();
        low = digits.longValue();
    }

    @Override
    Truths possible(SplitKnowledge split) {
        return slow.possible(split);
    }

    @Override
    Vec evaluate(Frame frame, long[] wanted) {
        Column column = frame.column(slot);
        if (column == null || !isWide(column)) {
            return slow.evaluate(frame, wanted);
        }
        int rows = frame.rows();
        Vec out = frame.acquire(Physical.BITS);
        long[] highs = column.high();
        long[] lows = column.low();
        long[] validity = column.validity();
        boolean nullSafe = operator == ComparisonOperator.NULL_SAFE_EQUAL;
        for (int base = 0, word = 0; base < rows; base += 64, word++) {
            long lessBits = 0;
            long equalBits = 0;
            for (int row = base, end = Math.min(rows, base + 64); row < end; row++) {
                boolean sameHigh = highs[row] == high;
                boolean isLess = highs[row] < high || sameHigh && Long.compareUnsigned(lows[row], low) < 0;
                lessBits |= (isLess ? 1L : 0L) << row;
                equalBits |= (sameHigh && lows[row] == low ? 1L : 0L) << row;
            }
            out.valid[word] = nullSafe ? -1L : validity[word];
            out.bits[word] = choose(lessBits, equalBits) & validity[word];
        }
        return out;
    }

    private static boolean isWide(Column column) {
        return column.vector() instanceof DecimalVector || column.vector() instanceof UInt8Vector;
    }

    /** The answer from the order against the constant, cut to the column's scale: what equals the cut one is less than an inexact one. */
    private long choose(long lessThanFloor, long equalToFloor) {
        long less = lessThanFloor;
        long equal = equalToFloor;
        if (!inRange) {
            less = above ? -1L : 0L;
            equal = 0;
        } else if (!exact) {
            less |= equal;
            equal = 0;
        }
        switch (operator) {
            case EQUAL:
            case NULL_SAFE_EQUAL:
                return equal;
            case NOT_EQUAL:
                return ~equal;
            case LESS:
                return less;
            case LESS_EQUAL:
                return less | equal;
            case GREATER:
                return ~(less | equal);
            default:
                return ~less;
        }
    }
}
