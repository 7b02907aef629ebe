package dev.assay.filter;

import dev.assay.dqdl.filter.ComparisonOperator;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * IN a list of constants of the input's own type. As SQL wants it, a value that is not in the list is "unknown" rather than outside when
 * the list holds a null.
 */
final class InNode extends UnaryNode {
    private static final int FEW = 8;

    private final List<Comparable<?>> members;
    private final boolean hasNull;
    private final long[] few;
    private final LongSet longs;
    private final Set<BigDecimal> decimals;
    private final ByteSet texts;

    InNode(Node input, List<ConstantNode> members) {
        super(SqlType.BOOL, input);
        boolean foundNull = false;
        LongSet numbers = new LongSet(members.size());
        Set<BigDecimal> wide = new HashSet<>();
        ByteSet words = new ByteSet(members.size());
        for (ConstantNode member : members) {
            if (member.isNull()) {
                foundNull = true;
                continue;
            }
            switch (input.type().physical()) {
                case BITS:
                    numbers.add(member.booleanValue() ? 1 : 0);
                    break;
                case LONG:
                    numbers.add(member.longValue());
                    break;
                case DOUBLE:
                    numbers.add(key(member.doubleValue()));
                    break;
                case DECIMAL:
                    wide.add(member.decimalValue());
                    break;
                default:
                    words.add(member.bytes());
                    break;
            }
        }
        this.members = members.stream()
                .<Comparable<?>>mapMulti((member, known) -> {
                    Comparable<?> value = SplitKnowledge.constant(member);
                    if (value != null) {
                        known.accept(value);
                    }
                })
                .toList();
        hasNull = foundNull;
        longs = numbers;
        few = numbers.size() <= FEW ? numbers.toArray() : new long[0];
        decimals = wide;
        texts = words;
    }

    @Override
    Truths possible(SplitKnowledge split) {
        Truths.Range range = split.range(first);
        Physical lane = first.type().physical();
        if (range == null || lane != Physical.LONG && lane != Physical.DECIMAL && lane != Physical.TEXT) {
            return Truths.ANY;
        }
        Truths any = Truths.of(hasNull ? null : Boolean.FALSE);
        for (Comparable<?> member : members) {
            any = any.or(Truths.compare(ComparisonOperator.EQUAL, range, member));
        }
        return any;
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        int rows = frame.rows();
        switch (in.physical) {
            case BITS:
                for (int i = 0, words = frame.words(); i < words; i++) {
                    out.bits[i] = (longs.contains(1) ? in.bits[i] : 0) | (longs.contains(0) ? ~in.bits[i] : 0);
                }
                break;
            case LONG:
                if (longs.size() <= FEW) {
                    few(rows, in.longs, out.bits);
                } else {
                    many(rows, in.longs, out.bits);
                }
                break;
            default:
                slow(frame, in, out, wanted);
                break;
        }
        long certain = hasNull ? 0L : -1L;
        for (int i = 0, words = frame.words(); i < words; i++) {
            out.bits[i] &= in.valid[i];
            out.valid[i] = in.valid[i] & (out.bits[i] | certain);
        }
    }

    private void few(int rows, long[] values, long[] bits) {
        for (int base = 0, word = 0; base < rows; base += 64, word++) {
            long found = 0;
            for (long member : few) {
                for (int row = base, end = Math.min(rows, base + 64); row < end; row++) {
                    found |= (values[row] == member ? 1L : 0L) << row;
                }
            }
            bits[word] = found;
        }
    }

    private void many(int rows, long[] values, long[] bits) {
        for (int base = 0, word = 0; base < rows; base += 64, word++) {
            long found = 0;
            for (int row = base, end = Math.min(rows, base + 64); row < end; row++) {
                found |= (longs.contains(values[row]) ? 1L : 0L) << row;
            }
            bits[word] = found;
        }
    }

    private void slow(Frame frame, Vec in, Vec out, long[] wanted) {
        for (int word = 0, words = frame.words(); word < words; word++) {
            long found = 0;
            for (long open = wanted[word] & in.valid[word]; open != 0; open &= open - 1) {
                int bit = Long.numberOfTrailingZeros(open);
                int row = (word << 6) + bit;
                boolean member;
                switch (in.physical) {
                    case DOUBLE:
                        member = longs.contains(key(in.doubles[row]));
                        break;
                    case DECIMAL:
                        member = decimals.contains(in.decimals[row]);
                        break;
                    default:
                        member = texts.contains(in.bytes, in.starts[row], in.ends[row]);
                        break;
                }
                if (member) {
                    found |= 1L << bit;
                }
            }
            out.bits[word] = found;
        }
    }

    /** Equal for numbers that are equal in Spark: one for both zeros, one for all NaNs. */
    private static long key(double value) {
        return Double.doubleToLongBits(value + 0.0);
    }
}
