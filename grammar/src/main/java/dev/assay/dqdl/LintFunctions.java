package dev.assay.dqdl;

import dev.assay.dqdl.ast.Arithmetic;
import dev.assay.dqdl.ast.Call;
import dev.assay.dqdl.ast.NumberLiteral;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.Parenthesized;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks on the functions of dynamic operands: {@code avg(last(5))}. */
final class LintFunctions {
    /** What an operand is. */
    private enum Shape {
        NUMBER,
        LIST,
        UNKNOWN
    }

    private record Function(int minimum, int maximum, boolean takesList, String usage) {}

    private static final Map<String, Function> FUNCTIONS = Map.of(
            "last", new Function(0, 1, false, "last(5)"),
            "avg", new Function(1, 1, true, "avg(last(5))"),
            "median", new Function(1, 1, true, "median(last(5))"),
            "max", new Function(1, 1, true, "max(last(5))"),
            "min", new Function(1, 1, true, "min(last(5))"),
            "sum", new Function(1, 1, true, "sum(last(5))"),
            "std", new Function(1, 1, true, "std(last(5))"),
            "abs", new Function(1, 1, false, "abs(last())"),
            "index", new Function(2, 2, true, "index(last(5), 0)"),
            "percentile", new Function(2, 2, true, "percentile(last(5), 90)"));

    private final Issues issues;

    LintFunctions(Issues issues) {
        this.issues = issues;
    }

    /** Checks an operand of a condition, which must be one number in the end. */
    void check(Operand operand) {
        if (shape(operand) == Shape.LIST) {
            warnList(operand);
        }
    }

    /** The first call within an operand, in the order of the text. */
    static Optional<Call> firstCall(Operand operand) {
        if (operand instanceof Call call) {
            return Optional.of(call);
        }
        if (operand instanceof Parenthesized brackets) {
            return firstCall(brackets.inner());
        }
        if (operand instanceof Arithmetic chain) {
            Optional<Call> first = firstCall(chain.first());
            return first.isPresent()
                    ? first
                    : chain.steps().stream()
                            .flatMap(step -> firstCall(step.operand()).stream())
                            .findFirst();
        }
        return Optional.empty();
    }

    private void warnList(Operand operand) {
        issues.warn(
                "list-operand",
                operand.at(),
                "'" + Characters.excerpt(operand.source(), 60) + "' is a list, but one number is needed",
                "reduce it:  avg(" + Characters.excerpt(operand.source(), 40) + ")");
    }

    private Shape shape(Operand operand) {
        if (operand instanceof Parenthesized brackets) {
            return shape(brackets.inner());
        }
        if (operand instanceof Arithmetic chain) {
            check(chain.first());
            chain.steps().forEach(step -> check(step.operand()));
            return Shape.NUMBER;
        }
        return operand instanceof Call call ? call(call) : Shape.NUMBER;
    }

    private Shape call(Call call) {
        Function function = FUNCTIONS.get(call.name());
        List<Operand> arguments = call.arguments();
        if (function == null) {
            arguments.forEach(this::shape);
            String hint = call.name().equalsIgnoreCase("now")
                    ? "write now()"
                    : Names.nearest(
                                    call.name(),
                                    FUNCTIONS.keySet().stream().sorted().toList())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("functions are: abs, avg, index, last, max, median, min, percentile, std, sum");
            issues.warn(
                    "unknown-function",
                    call.at(),
                    "there is no function '" + Characters.excerpt(call.name(), 60) + "'",
                    hint);
            return Shape.UNKNOWN;
        }
        if (arguments.size() < function.minimum() || arguments.size() > function.maximum()) {
            arguments.forEach(this::shape);
            issues.warn(
                    "function-arguments",
                    call.at(),
                    call.name() + " is given " + arguments.size() + " argument" + (arguments.size() == 1 ? "" : "s"),
                    "write  " + function.usage());
            return Shape.UNKNOWN;
        }
        if (call.name().equals("last")) {
            return last(call);
        }
        checkFirst(call, function);
        if (call.name().equals("index")) {
            checkIndex(call);
        } else if (call.name().equals("percentile")) {
            checkPercentile(call);
        }
        return Shape.NUMBER;
    }

    private Shape last(Call call) {
        if (call.arguments().isEmpty()) {
            return Shape.NUMBER;
        }
        Optional<Integer> count = whole(call.arguments().get(0));
        if (count.isEmpty() || count.get() < 1) {
            issues.warn(
                    "function-arguments",
                    call.arguments().get(0).at(),
                    "last takes a whole number, 1 or more",
                    "write  last(5)");
            return Shape.UNKNOWN;
        }
        // A list of one is taken as the number in it.
        return count.get() == 1 ? Shape.NUMBER : Shape.LIST;
    }

    private void checkFirst(Call call, Function function) {
        Operand argument = call.arguments().get(0);
        Shape shape = shape(argument);
        boolean isLast = argument instanceof Call inner && inner.name().equals("last");
        if (function.takesList() && shape == Shape.NUMBER && !isLast) {
            issues.warn(
                    "function-arguments",
                    argument.at(),
                    call.name() + " takes a list of earlier values",
                    "write  " + function.usage());
        } else if (!function.takesList() && shape == Shape.LIST) {
            warnList(argument);
        }
    }

    private void checkIndex(Call call) {
        Operand position = call.arguments().get(1);
        Optional<Integer> index = whole(position);
        if (index.isEmpty() || index.get() < 0) {
            issues.warn(
                    "function-arguments",
                    position.at(),
                    "index takes a whole number, counted from 0",
                    "write  index(last(5), 0)");
            return;
        }
        if (call.arguments().get(0) instanceof Call last
                && last.name().equals("last")
                && last.arguments().size() <= 1) {
            Optional<Integer> count = last.arguments().isEmpty()
                    ? Optional.of(1)
                    : whole(last.arguments().get(0));
            if (count.isPresent() && index.get() >= count.get()) {
                issues.warn(
                        "function-arguments",
                        position.at(),
                        "there is no value " + index.get() + " among " + count.get() + "; the first has index 0",
                        "write an index below " + count.get());
            }
        }
    }

    private void checkPercentile(Call call) {
        Operand percent = call.arguments().get(1);
        boolean fits = percent instanceof NumberLiteral number
                && number.value().signum() >= 0
                && number.value().compareTo(BigDecimal.valueOf(100)) <= 0;
        if (!fits) {
            issues.warn(
                    "function-arguments",
                    percent.at(),
                    "percentile takes a number from 0 to 100",
                    "write  percentile(last(5), 90)");
        }
    }

    /** A literal whole number; larger ones than an int are cut to its range. */
    private static Optional<Integer> whole(Operand operand) {
        if (operand instanceof NumberLiteral number
                && number.value().stripTrailingZeros().scale() <= 0) {
            BigDecimal bounded = number.value()
                    .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                    .max(BigDecimal.valueOf(Integer.MIN_VALUE));
            return Optional.of(bounded.intValue());
        }
        return Optional.empty();
    }
}
