package dev.assay.filter;

import dev.assay.dqdl.filter.ComparisonOperator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Comparison of whole numbers or decimals with a constant number, exactly. The constant is brought to the column's scale once: where it
 * has more digits than the column can have, {@code x < 1.5} becomes {@code x <= 1}, and beyond the lane's range every value answers alike.
 */
final class CompareConstantNode extends UnaryNode {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

    /** What is tested against the bound. */
    private enum Test {
        EQUAL,
        AT_MOST,
        ALWAYS
    }

    private final ComparisonOperator operator;
    private final BigDecimal constant;
    private final boolean nullSafe;
    private final Test test;
    private final boolean negated;
    private final BigInteger bound;
    private final long longBound;

    /** @param constant the number compared with, not null */
    CompareConstantNode(ComparisonOperator operator, Node input, BigDecimal constant) {
        super(SqlType.BOOL, input);
        this.operator = operator;
        this.constant = constant;
        nullSafe = operator == ComparisonOperator.NULL_SAFE_EQUAL;
        BigDecimal floor = constant.setScale(input.type().scale(), RoundingMode.FLOOR);
        boolean exact = floor.compareTo(constant) == 0;
        BigInteger digits = floor.unscaledValue();
        boolean wantsNegated;
        Test wantsTest;
        BigInteger wantsBound = digits;
        switch (operator) {
            case EQUAL:
            case NULL_SAFE_EQUAL:
                wantsTest = exact ? Test.EQUAL : Test.ALWAYS;
                wantsNegated = !exact;
                break;
            case NOT_EQUAL:
                wantsTest = exact ? Test.EQUAL : Test.ALWAYS;
                wantsNegated = exact;
                break;
            case LESS:
                wantsTest = Test.AT_MOST;
                wantsNegated = false;
                wantsBound = exact ? digits.subtract(BigInteger.ONE) : digits;
                break;
            case LESS_EQUAL:
                wantsTest = Test.AT_MOST;
                wantsNegated = false;
                break;
            case GREATER:
                wantsTest = Test.AT_MOST;
                wantsNegated = true;
                break;
            default:
                wantsTest = Test.AT_MOST;
                wantsNegated = true;
                wantsBound = exact ? digits.subtract(BigInteger.ONE) : digits;
                break;
        }
        if (input.type().physical() == Physical.LONG && wantsTest != Test.ALWAYS) {
            boolean below = wantsBound.compareTo(LEAST) < 0;
            boolean above = wantsBound.compareTo(GREATEST) > 0;
            if (below || above) {
                boolean holds = wantsTest == Test.AT_MOST && above;
                wantsNegated ^= !holds;
                wantsTest = Test.ALWAYS;
            }
        }
        test = wantsTest;
        negated = wantsNegated;
        bound = wantsBound;
        longBound = wantsBound.longValue();
    }

    @Override
    Truths possible(SplitKnowledge split) {
        return Truths.compare(operator, split.range(first), constant);
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        int rows = frame.rows();
        int words = frame.words();
        if (test == Test.ALWAYS) {
            Arrays.fill(out.bits, 0, words, -1L);
        } else if (in.physical == Physical.LONG) {
            longs(rows, in.longs, out.bits);
        } else {
            decimals(rows, in, out.bits, wanted);
        }
        long flip = negated ? -1L : 0L;
        for (int i = 0; i < words; i++) {
            out.valid[i] = nullSafe ? -1L : in.valid[i];
            out.bits[i] = (out.bits[i] ^ flip) & in.valid[i];
        }
    }

    private void longs(int rows, long[] values, long[] bits) {
        long limit = longBound;
        if (test == Test.EQUAL) {
            for (int base = 0, word = 0; base < rows; base += 64, word++) {
                long found = 0;
                for (int row = base, end = Math.min(rows, base + 64); row < end; row++) {
                    found |= (values[row] == limit ? 1L : 0L) << row;
                }
                bits[word] = found;
            }
        } else {
            for (int base = 0, word = 0; base < rows; base += 64, word++) {
                long found = 0;
                for (int row = base, end = Math.min(rows, base + 64); row < end; row++) {
                    found |= (values[row] <= limit ? 1L : 0L) << row;
                }
                bits[word] = found;
            }
        }
    }

    private void decimals(int rows, Vec in, long[] bits, long[] wanted) {
        for (int word = 0, words = (rows + 63) >> 6; word < words; word++) {
            long found = 0;
            for (long open = wanted[word] & in.valid[word]; open != 0; open &= open - 1) {
                int bit = Long.numberOfTrailingZeros(open);
                int order = in.decimals[(word << 6) + bit].unscaledValue().compareTo(bound);
                if (test == Test.EQUAL ? order == 0 : order <= 0) {
                    found |= 1L << bit;
                }
            }
            bits[word] = found;
        }
    }

    /** The operator with its sides exchanged. */
    static ComparisonOperator swap(ComparisonOperator operator) {
        switch (operator) {
            case LESS:
                return ComparisonOperator.GREATER;
            case LESS_EQUAL:
                return ComparisonOperator.GREATER_EQUAL;
            case GREATER:
                return ComparisonOperator.LESS;
            case GREATER_EQUAL:
                return ComparisonOperator.LESS_EQUAL;
            default:
                return operator;
        }
    }

    /** The number that a node is, if it is a whole number or decimal constant and not null. */
    static @Nullable BigDecimal number(Node node) {
        ConstantNode constant = node.constant();
        boolean exact = node.type().kind().isWhole() || node.type().is(Kind.DECIMAL);
        return constant == null || constant.isNull() || !exact ? null : constant.decimalValue();
    }
}
