package dev.assay.filter;

import dev.assay.dqdl.filter.ArithmeticOperator;

/**
 * Arithmetic on two numbers of one kind: whole numbers wrap around at their width, floating-point numbers follow IEEE 754 (32-bit ones
 * rounded after each step), and division by zero and remainders by zero are null, for floating-point numbers too.
 */
final class ArithmeticNode extends BinaryNode {
    /** What is computed. */
    enum Operation {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        REMAINDER,
        POSITIVE_REMAINDER;

        static Operation of(ArithmeticOperator operator) {
            switch (operator) {
                case ADD:
                    return ADD;
                case SUBTRACT:
                    return SUBTRACT;
                case MULTIPLY:
                    return MULTIPLY;
                case DIVIDE:
                case WHOLE_DIVIDE:
                    return DIVIDE;
                default:
                    return REMAINDER;
            }
        }
    }

    private final Operation operation;

    ArithmeticNode(SqlType type, Operation operation, Node left, Node right) {
        super(type, left, right);
        this.operation = operation;
    }

    @Override
    void compute(Frame frame, Vec left, Vec right, Vec out, long[] wanted) {
        int rows = frame.rows();
        out.andValid(left, right, rows);
        if (out.physical == Physical.LONG) {
            longs(rows, left.longs, right.longs, out);
        } else {
            doubles(rows, left.doubles, right.doubles, out);
        }
    }

    private void longs(int rows, long[] left, long[] right, Vec out) {
        long[] result = out.longs;
        switch (operation) {
            case ADD:
                for (int row = 0; row < rows; row++) {
                    result[row] = left[row] + right[row];
                }
                break;
            case SUBTRACT:
                for (int row = 0; row < rows; row++) {
                    result[row] = left[row] - right[row];
                }
                break;
            case MULTIPLY:
                for (int row = 0; row < rows; row++) {
                    result[row] = left[row] * right[row];
                }
                break;
            default:
                divideLongs(rows, left, right, out);
                break;
        }
        Kind kind = type().kind();
        if (kind != Kind.LONG) {
            for (int row = 0; row < rows; row++) {
                result[row] = Widths.wrap(kind, result[row]);
            }
        }
    }

    private void divideLongs(int rows, long[] left, long[] right, Vec out) {
        for (int row = 0; row < rows; row++) {
            long divisor = right[row];
            if (divisor == 0) {
                out.setNull(row);
            } else if (operation == Operation.DIVIDE) {
                out.longs[row] = left[row] / divisor;
            } else {
                long rest = left[row] % divisor;
                // Spark's pmod: a negative rest is brought up by one divisor, which leaves it negative if the divisor
                // is.
                boolean lift = operation == Operation.POSITIVE_REMAINDER && rest < 0;
                out.longs[row] = lift ? Widths.wrap(type().kind(), rest + divisor) % divisor : rest;
            }
        }
    }

    private void doubles(int rows, double[] left, double[] right, Vec out) {
        double[] result = out.doubles;
        switch (operation) {
            case ADD:
                for (int row = 0; row < rows; row++) {
                    result[row] = left[row] + right[row];
                }
                break;
            case SUBTRACT:
                for (int row = 0; row < rows; row++) {
                    result[row] = left[row] - right[row];
                }
                break;
            case MULTIPLY:
                for (int row = 0; row < rows; row++) {
                    result[row] = left[row] * right[row];
                }
                break;
            default:
                divideDoubles(rows, left, right, out);
                break;
        }
        if (type().is(Kind.FLOAT)) {
            for (int row = 0; row < rows; row++) {
                result[row] = (float) result[row];
            }
        }
    }

    private void divideDoubles(int rows, double[] left, double[] right, Vec out) {
        for (int row = 0; row < rows; row++) {
            double divisor = right[row];
            if (divisor == 0) {
                out.setNull(row);
            } else if (operation == Operation.DIVIDE) {
                out.doubles[row] = left[row] / divisor;
            } else {
                double rest = left[row] % divisor;
                boolean lift = operation == Operation.POSITIVE_REMAINDER && rest < 0;
                out.doubles[row] = !lift
                        ? rest
                        : type().is(Kind.FLOAT) ? (float) (rest + divisor) % divisor : (rest + divisor) % divisor;
            }
        }
    }
}
