package dev.assay.dqdl;

import dev.assay.dqdl.ast.Arithmetic;
import dev.assay.dqdl.ast.Call;
import dev.assay.dqdl.ast.DurationLiteral;
import dev.assay.dqdl.ast.DurationUnit;
import dev.assay.dqdl.ast.Keyword;
import dev.assay.dqdl.ast.Now;
import dev.assay.dqdl.ast.NumberLiteral;
import dev.assay.dqdl.ast.Operand;
import dev.assay.dqdl.ast.Operator;
import dev.assay.dqdl.ast.Parenthesized;
import dev.assay.dqdl.ast.SizeLiteral;
import dev.assay.dqdl.ast.SizeUnit;
import dev.assay.dqdl.ast.SourceRange;
import dev.assay.dqdl.internal.parser.DqdlParser;
import dev.assay.dqdl.internal.parser.DqdlParser.ExpressionContext;
import dev.assay.dqdl.internal.parser.DqdlParser.TermContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** Builds number expressions, points in time, durations and sizes. An empty result means a problem was reported. */
final class OperandBuilder {
    /** {@code .5}, {@code 5.}, {@code 1e3}: numbers elsewhere, words here; also plain digits. */
    private static final Pattern NUMERIC = Pattern.compile("(?:[0-9]+\\.?|[0-9]*\\.[0-9]+)(?:[eE][0-9]{1,4})?");

    private static final Pattern WITH_UNIT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([A-Za-z]+)");

    /** Largest exponent that is written out. */
    private static final int LARGEST_EXPONENT = 1_000;

    private final Build build;

    OperandBuilder(Build build) {
        this.build = build;
    }

    Optional<Operand> expression(ExpressionContext context) {
        List<TermContext> terms = context.term();
        if (terms.size() == 1) {
            return term(terms.get(0));
        }
        List<Operand> operands = new ArrayList<>(terms.size());
        for (TermContext term : terms) {
            Optional<Operand> operand = term(term);
            if (operand.isEmpty()) {
                return Optional.empty();
            }
            operands.add(operand.get());
        }
        SourceRange whole = build.range(context);
        if (operands.stream().anyMatch(OperandBuilder::isTime)) {
            return movedNow(context, operands, whole);
        }
        List<DqdlParser.OperatorContext> operators = context.operator();
        Operand left = operands.get(0);
        for (int i = 1; i < operands.size(); i++) {
            Operand right = operands.get(i);
            if (!checkNumber(left) || !checkNumber(right)) {
                return Optional.empty();
            }
            left = new Arithmetic(
                    left,
                    operator(operators.get(i - 1).getStart()),
                    right,
                    left.at().to(right.at()));
        }
        return Optional.of(left);
    }

    private static boolean isTime(Operand operand) {
        return operand instanceof Now || operand instanceof DurationLiteral;
    }

    /** {@code now() - 3 days}. */
    private Optional<Operand> movedNow(ExpressionContext context, List<Operand> operands, SourceRange at) {
        int type = context.operator(0).getStart().getType();
        if (operands.size() == 2
                && operands.get(0) instanceof Now now
                && now.offset().isEmpty()
                && operands.get(1) instanceof DurationLiteral duration
                && (type == DqdlParser.PLUS || type == DqdlParser.MINUS)) {
            boolean minus = type == DqdlParser.MINUS;
            return Optional.of(new Now(Optional.of(new Now.Offset(minus, duration.amount(), duration.unit())), at));
        }
        build.issues()
                .error(
                        "bad-operand",
                        at,
                        "a point in time is now(), moved by one duration at most",
                        "write  (now() - 3 days)");
        return Optional.empty();
    }

    private boolean checkNumber(Operand operand) {
        if (operand instanceof SizeLiteral) {
            build.issues()
                    .error(
                            "bad-operand",
                            operand.at(),
                            "sizes cannot be calculated with",
                            "write one number and one unit");
            return false;
        }
        return true;
    }

    private static Operator operator(Token token) {
        return switch (token.getType()) {
            case DqdlParser.PLUS -> Operator.PLUS;
            case DqdlParser.MINUS -> Operator.MINUS;
            case DqdlParser.STAR -> Operator.TIMES;
            default -> Operator.DIVIDE;
        };
    }

    private Optional<Operand> term(TermContext context) {
        SourceRange at = build.range(context);
        if (context instanceof DqdlParser.NumberContext number) {
            String unit = number.UNIT() == null ? "" : number.UNIT().getText();
            return number(number.digits.getText(), unit, number.MINUS() != null, at);
        }
        if (context instanceof DqdlParser.NegativeWordContext word) {
            return word(word.WORD().getText(), true, at);
        }
        if (context instanceof DqdlParser.WordTermContext word) {
            return word(word.WORD().getText(), false, at);
        }
        if (context instanceof DqdlParser.NullTermContext) {
            return Optional.of(new Keyword(Keyword.Word.NULL, "NULL", at));
        }
        if (context instanceof DqdlParser.BracketsContext brackets) {
            return brackets(brackets, at);
        }
        if (context instanceof DqdlParser.NegativeCallContext) {
            build.issues().error("syntax", at, "a minus sign belongs to a number, not to a function", "write  0 - ...");
            return Optional.empty();
        }
        return call((DqdlParser.CallContext) context, at);
    }

    private Optional<Operand> brackets(DqdlParser.BracketsContext context, SourceRange at) {
        Optional<Operand> inner = expression(context.expression());
        if (inner.isEmpty()) {
            return inner;
        }
        if (inner.get() instanceof Now now) {
            return Optional.of(new Now(now.offset(), at));
        }
        if (inner.get() instanceof DurationLiteral || inner.get() instanceof SizeLiteral) {
            build.issues()
                    .error("bad-operand", at, "durations and sizes stand without brackets", "remove the brackets");
            return Optional.empty();
        }
        return inner.map(operand -> new Parenthesized(operand, at));
    }

    private Optional<Operand> call(DqdlParser.CallContext context, SourceRange at) {
        List<Operand> arguments = new ArrayList<>();
        for (ExpressionContext argument : context.expression()) {
            Optional<Operand> operand = expression(argument);
            if (operand.isEmpty()) {
                return Optional.empty();
            }
            if (isTime(operand.get()) || operand.get() instanceof SizeLiteral) {
                build.issues()
                        .error("bad-operand", operand.get().at(), "functions take numbers only", "remove the argument");
                return Optional.empty();
            }
            arguments.add(operand.get());
        }
        String name = context.WORD().getText();
        if (name.equals("now") && arguments.isEmpty()) {
            return Optional.of(new Now(Optional.empty(), at));
        }
        return Optional.of(new Call(name, arguments, at));
    }

    /** A bare word where a number or a text must stand. */
    private Optional<Operand> word(String word, boolean minus, SourceRange at) {
        if (NUMERIC.matcher(word).matches()) {
            build.issues()
                    .warn(
                            "number-spelling",
                            at,
                            "AWS Glue does not read '" + word + "' as a number",
                            "write digits, with digits on both sides of the dot and without exponent");
            return number(word, "", minus, at);
        }
        Matcher withUnit = WITH_UNIT.matcher(word);
        if (withUnit.matches() && Words.isUnit(withUnit.group(2))) {
            return number(withUnit.group(1), withUnit.group(2), minus, at);
        }
        Optional<String> keyword = SyntaxMessages.keyword(word);
        String hint = keyword.map(right -> "write " + right)
                .orElse(
                        looksLikeNumber(word)
                                ? "a number is digits, or digits.digits; no exponent, no grouping, no 0x"
                                : "texts stand in double quotes: \"" + Characters.excerpt(word, 40) + "\"");
        build.issues()
                .error(
                        "bad-operand",
                        at,
                        "'" + Characters.excerpt(word, 40) + "' is neither a number nor a text",
                        hint);
        return Optional.empty();
    }

    private static boolean looksLikeNumber(String word) {
        char first = word.charAt(0);
        return (first >= '0' && first <= '9') || first == '.';
    }

    private Optional<Operand> number(String digits, String unit, boolean minus, SourceRange at) {
        if (digits.length() > Limits.NUMBER_LENGTH) {
            build.issues()
                    .error(
                            "limit-number-length",
                            at,
                            "the number has " + digits.length() + " characters; at most " + Limits.NUMBER_LENGTH
                                    + " are read",
                            "shorten it");
            return Optional.empty();
        }
        BigDecimal value =
                new BigDecimal(digits.endsWith(".") ? digits.substring(0, digits.length() - 1) : fixed(digits));
        if (Math.abs((long) value.scale()) > LARGEST_EXPONENT + Limits.NUMBER_LENGTH) {
            build.issues()
                    .error("bad-operand", at, "the exponent of " + digits + " is too large", "write the number out");
            return Optional.empty();
        }
        if (value.scale() < 0) {
            value = value.setScale(0);
        }
        if (unit.isEmpty()) {
            return Optional.of(new NumberLiteral(minus ? value.negate() : value, (minus ? "-" : "") + digits, at));
        }
        return withUnit(value, digits, unit, minus, at);
    }

    /** {@code 5.e3} to {@code 5e3}, which is how Java writes it. */
    private static String fixed(String digits) {
        return digits.replace(".e", "e").replace(".E", "E");
    }

    private Optional<Operand> withUnit(BigDecimal value, String digits, String unit, boolean minus, SourceRange at) {
        Optional<DurationUnit> duration = durationUnit(unit);
        Optional<SizeUnit> size = sizeUnit(unit);
        if (duration.isEmpty() && size.isEmpty()) {
            String lower = unit.toLowerCase(Locale.ROOT);
            String hint = durationUnit(lower)
                    .map(DurationUnit::word)
                    .or(() -> sizeUnit(unit.toUpperCase(Locale.ROOT)).map(Enum::name))
                    .or(() -> SyntaxMessages.keyword(unit))
                    .map(right -> "write " + right)
                    .orElse("units are days, hours, minutes and B, KB, MB, GB, TB");
            build.issues().error("bad-unit", at, "there is no unit '" + Characters.excerpt(unit, 40) + "'", hint);
            return Optional.empty();
        }
        if (minus) {
            build.issues()
                    .error("bad-operand", at, "an amount with a unit cannot be negative", "remove the minus sign");
            return Optional.empty();
        }
        long amount;
        try {
            amount = value.longValueExact();
        } catch (ArithmeticException notWhole) {
            boolean fraction = value.stripTrailingZeros().scale() > 0;
            build.issues()
                    .error(
                            "bad-operand",
                            at,
                            fraction
                                    ? "an amount with a unit must be a whole number"
                                    : "the amount does not fit into 64 bits",
                            fraction ? "use a smaller unit: 1536 KB instead of 1.5 MB" : "use a larger unit");
            return Optional.empty();
        }
        return Optional.of(
                duration.isPresent()
                        ? new DurationLiteral(
                                amount,
                                duration.get(),
                                digits + " " + duration.get().word(),
                                at)
                        : new SizeLiteral(amount, size.orElseThrow(), digits + " " + unit, at));
    }

    private static Optional<DurationUnit> durationUnit(String word) {
        return switch (word) {
            case "days", "day" -> Optional.of(DurationUnit.DAYS);
            case "hours", "hour" -> Optional.of(DurationUnit.HOURS);
            case "minutes", "minute" -> Optional.of(DurationUnit.MINUTES);
            default -> Optional.empty();
        };
    }

    private static Optional<SizeUnit> sizeUnit(String word) {
        return switch (word) {
            case "B", "KB", "MB", "GB", "TB" -> Optional.of(SizeUnit.valueOf(word));
            default -> Optional.empty();
        };
    }
}
