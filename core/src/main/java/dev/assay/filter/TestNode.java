package dev.assay.filter;

/** IS [NOT] NULL, IS [NOT] TRUE, IS [NOT] FALSE: questions whose answer is never null. */
final class TestNode extends UnaryNode {
    /** What is asked. */
    enum Question {
        NULL,
        TRUE,
        FALSE,
        NAN
    }

    private final Question question;
    private final boolean negated;

    TestNode(Question question, boolean negated, Node input) {
        super(SqlType.BOOL, input);
        this.question = question;
        this.negated = negated;
    }

    @Override
    Truths possible(SplitKnowledge split) {
        boolean yes = true;
        boolean no = true;
        if (question == Question.NULL) {
            Truths.Range range = split.range(first);
            yes = range == null || range.hasNulls();
            no = range == null || range.hasValues();
        } else if (question != Question.NAN) {
            Truths input = split.of(first);
            yes = question == Question.TRUE ? input.mayBeTrue() : input.mayBeFalse();
            no = input.mayBeNull() || (question == Question.TRUE ? input.mayBeFalse() : input.mayBeTrue());
        }
        return new Truths(negated ? no : yes, negated ? yes : no, false);
    }

    @Override
    void compute(Frame frame, Vec in, Vec out, long[] wanted) {
        long flip = negated ? -1L : 0L;
        for (int i = 0, words = frame.words(); i < words; i++) {
            long answer;
            switch (question) {
                case NULL:
                    answer = ~in.valid[i];
                    break;
                case TRUE:
                    answer = in.bits[i];
                    break;
                case FALSE:
                    answer = in.valid[i] & ~in.bits[i];
                    break;
                default:
                    answer = nan(in, i, frame.rows()) & in.valid[i];
                    break;
            }
            out.valid[i] = -1L;
            out.bits[i] = answer ^ flip;
        }
    }

    private static long nan(Vec in, int word, int rows) {
        long bits = 0;
        int base = word << 6;
        for (int row = base, end = Math.min(rows, base + 64); row < end; row++) {
            double value = in.doubles[row];
            if (value != value) {
                bits |= 1L << row;
            }
        }
        return bits;
    }
}
