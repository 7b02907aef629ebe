package dev.assay.rule;

import dev.assay.dqdl.ast.Arithmetic;
import dev.assay.dqdl.ast.Call;
import dev.assay.dqdl.ast.NumberLiteral;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.Parenthesized;
import dev.assay.history.Point;
import dev.assay.predicate.NumberOperand;
import dev.assay.predicate.Operands;
import dev.assay.predicate.PredicateException;
import dev.assay.result.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Computes the calls of dynamic operands: {@code last(k)} is a list, newest first, and the functions over it are numbers. Without any
 * earlier value {@code last} is the list (0.0), as in AWS Glue.
 */
final class DynamicOperands implements Operands.Calls {
    /** More than anybody keeps; a limit keeps hostile rulesets from asking for everything. */
    private static final int MOST = 100_000;

    private static final List<String> FUNCTIONS =
            List.of("abs", "avg", "index", "last", "max", "median", "min", "percentile", "std", "sum");

    /** The earlier values of the metric that the rule judges. */
    @FunctionalInterface
    interface Series {
        List<Point> last(int limit) throws PredicateException;
    }

    private final Series series;
    private boolean lackedHistory;

    DynamicOperands(Series series) {
        this.series = series;
    }

    /** Whether there was no earlier value where one was asked for. */
    boolean lackedHistory() {
        return lackedHistory;
    }

    /** Whether an operand depends on anything but the ruleset. */
    static boolean isDynamic(Operand operand) {
        if (operand instanceof Parenthesized brackets) {
            return isDynamic(brackets.inner());
        }
        if (operand instanceof Arithmetic chain) {
            return isDynamic(chain.first()) || chain.steps().stream().anyMatch(step -> isDynamic(step.operand()));
        }
        return operand instanceof Call;
    }

    @Override
    public NumberOperand resolve(Call call) throws PredicateException {
        return NumberOperand.of(single(value(call)));
    }

    /** A list; a number is a list of one that cannot be mistaken for history. */
    private double[] value(Call call) throws PredicateException {
        List<Operand> arguments = call.arguments();
        String name = call.name().toLowerCase(Locale.ROOT);
        switch (name) {
            case "last":
                return last(arguments);
            case "abs":
                return new double[] {Math.abs(number(argument(call, 0, 1)))};
            case "index":
                return new double[] {index(list(argument(call, 0, 2)), argument(call, 1, 2))};
            case "percentile":
                return new double[] {percentile(list(argument(call, 0, 2)), number(argument(call, 1, 2)))};
            default:
                return new double[] {aggregate(name, list(argument(call, 0, 1)))};
        }
    }

    private double[] last(List<Operand> arguments) throws PredicateException {
        int limit = 1;
        if (!arguments.isEmpty()) {
            double asked = number(arguments.get(0));
            if (asked != Math.rint(asked) || asked < 1 || asked > MOST || arguments.size() > 1) {
                throw bad("Function last used in threshold requires a positive integer argument of at most " + MOST
                        + ". Valid example: last(10).");
            }
            limit = (int) asked;
        }
        List<Point> values = series.last(limit);
        lackedHistory |= values.isEmpty();
        return values.isEmpty()
                ? new double[] {0.0}
                : values.stream().mapToDouble(Point::value).toArray();
    }

    private static double index(double[] list, Operand position) throws PredicateException {
        if (!(position instanceof NumberLiteral literal)
                || literal.value().stripTrailingZeros().scale() > 0) {
            throw bad(
                    "Index argument must be an integer. Valid syntax example: RowCount > index(last(10, 2)), which means"
                            + " RowCount must be greater than third most recent execution from last 10 job runs.");
        }
        int at = literal.value().intValue();
        if (at < 0) {
            throw bad("Function index used in threshold requires positive integer argument.");
        }
        if (at >= list.length) {
            throw bad("Function index asks for the value at " + at + ", but there are only " + list.length
                    + " earlier values, counted from 0.");
        }
        return list[at];
    }

    private static double percentile(double[] list, double percent) throws PredicateException {
        if (!(percent >= 0 && percent <= 100)) {
            throw bad("Function percentile needs a percentage from 0 to 100.");
        }
        double[] sorted = list.clone();
        Arrays.sort(sorted);
        double position = (sorted.length - 1) * percent / 100;
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
    }

    private static double aggregate(String function, double[] list) throws PredicateException {
        switch (function) {
            case "sum":
                return Arrays.stream(list).sum();
            case "avg":
                return Arrays.stream(list).sum() / list.length;
            case "min":
                return Arrays.stream(list).min().orElse(Double.NaN);
            case "max":
                return Arrays.stream(list).max().orElse(Double.NaN);
            case "median":
                return percentile(list, 50);
            case "std":
                double mean = Arrays.stream(list).sum() / list.length;
                return Math.sqrt(Arrays.stream(list)
                                .map(value -> (value - mean) * (value - mean))
                                .sum()
                        / list.length);
            default:
                throw bad("Function " + function + " is not known; known are: " + String.join(", ", FUNCTIONS) + ".");
        }
    }

    private double[] list(Operand operand) throws PredicateException {
        if (operand instanceof Call call) {
            return value(call);
        }
        if (operand instanceof Parenthesized brackets) {
            return list(brackets.inner());
        }
        return new double[] {number(operand)};
    }

    private double number(Operand operand) throws PredicateException {
        return Operands.number(operand, this).value();
    }

    private static double single(double[] list) throws PredicateException {
        if (list.length != 1) {
            throw bad(
                    "Rule threshold results in list, and a single value is expected. Use aggregation functions to produce"
                            + " a single value. Valid example: sum(last(10)), avg(last(10)).");
        }
        return list[0];
    }

    private static Operand argument(Call call, int index, int count) throws PredicateException {
        if (call.arguments().size() != count) {
            throw bad("Function " + call.name() + " takes " + count + (count == 1 ? " argument" : " arguments")
                    + ", not " + call.arguments().size() + ".");
        }
        return call.arguments().get(index);
    }

    private static PredicateException bad(String message) {
        return new PredicateException(Cause.BAD_OPERAND, message);
    }
}
