package dev.assay.dqdl.filter;

import dev.assay.dqdl.filter.FilterExpression.Link;
import dev.assay.dqdl.filter.FilterExpression.When;
import dev.assay.dqdl.filter.internal.DqdlFilterLexer;
import dev.assay.dqdl.filter.internal.DqdlFilterParser;
import dev.assay.dqdl.filter.internal.DqdlFilterParser.AtomContext;
import dev.assay.dqdl.filter.internal.DqdlFilterParser.ConditionContext;
import dev.assay.dqdl.filter.internal.DqdlFilterParser.PredicateContext;
import dev.assay.dqdl.filter.internal.DqdlFilterParser.ValueContext;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Turns the generated parser's tree into ours. Left-leaning chains are walked in a loop, so that the stack grows with brackets alone.
 * Literals that make no sense become issues; the nodes in their place are never seen by anybody.
 */
final class TreeBuilder {
    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int MAX_DIGITS = 38;
    private static final int MAX_NUMBER_LENGTH = 1_000;

    private final Positions positions;
    private final List<FilterIssue> issues = new ArrayList<>();

    TreeBuilder(Positions positions) {
        this.positions = positions;
    }

    /** What was found, in text order. */
    List<FilterIssue> issues() {
        issues.sort(Comparator.comparingInt(issue -> issue.at().start()));
        return issues;
    }

    FilterExpression build(ConditionContext context) {
        if (context instanceof DqdlFilterParser.NegationContext negation) {
            return new FilterExpression.Not(build(negation.condition()), positions.of(context));
        }
        if (context instanceof DqdlFilterParser.PredicatedContext predicated) {
            FilterExpression operand = build(predicated.value());
            return predicated.predicate() == null
                    ? operand
                    : predicate(operand, predicated.predicate(), positions.of(context));
        }
        return logical(context, context instanceof DqdlFilterParser.ConjunctionContext);
    }

    private FilterExpression logical(ConditionContext context, boolean and) {
        List<FilterExpression> operands = new ArrayList<>();
        ConditionContext at = context;
        while (true) {
            if (and && at instanceof DqdlFilterParser.ConjunctionContext both) {
                operands.add(build(both.condition(1)));
                at = both.condition(0);
            } else if (!and && at instanceof DqdlFilterParser.DisjunctionContext either) {
                operands.add(build(either.condition(1)));
                at = either.condition(0);
            } else {
                operands.add(build(at));
                break;
            }
        }
        Collections.reverse(operands);
        return new FilterExpression.Logical(and, operands, positions.of(context));
    }

    private FilterExpression predicate(FilterExpression operand, PredicateContext context, TextRange at) {
        if (context instanceof DqdlFilterParser.BetweenContext between) {
            return new FilterExpression.Between(
                    operand, build(between.low), build(between.high), between.NOT() != null, at);
        }
        if (context instanceof DqdlFilterParser.InContext in) {
            List<FilterExpression> members = new ArrayList<>();
            in.condition().forEach(member -> members.add(build(member)));
            return new FilterExpression.In(operand, members, in.NOT() != null, at);
        }
        if (context instanceof DqdlFilterParser.LikeContext like) {
            boolean ignoreCase = like.op.getType() == DqdlFilterLexer.ILIKE;
            return new FilterExpression.Like(
                    operand, build(like.pattern), escape(like.escape), ignoreCase, like.NOT() != null, at);
        }
        if (context instanceof DqdlFilterParser.RlikeContext regex) {
            return new FilterExpression.RegexLike(operand, build(regex.pattern), regex.NOT() != null, at);
        }
        if (context instanceof DqdlFilterParser.IsNullContext isNull) {
            return new FilterExpression.IsNull(operand, isNull.NOT() != null, at);
        }
        if (context instanceof DqdlFilterParser.IsTruthContext is) {
            boolean negated = is.NOT() != null;
            return is.truth.getType() == DqdlFilterLexer.UNKNOWN
                    ? new FilterExpression.IsNull(operand, negated, at)
                    : new FilterExpression.IsTruth(operand, is.truth.getType() == DqdlFilterLexer.TRUE, negated, at);
        }
        DqdlFilterParser.IsDistinctContext distinct = (DqdlFilterParser.IsDistinctContext) context;
        FilterExpression same =
                new FilterExpression.Comparison(ComparisonOperator.NULL_SAFE_EQUAL, operand, build(distinct.right), at);
        return distinct.NOT() != null ? same : new FilterExpression.Not(same, at);
    }

    private int escape(@Nullable Token token) {
        if (token == null) {
            return '\\';
        }
        String text = Quotes.text(token.getText());
        if (text.codePointCount(0, text.length()) != 1) {
            issue(positions.of(token), "ESCAPE needs exactly one character", "");
            return '\\';
        }
        return text.codePointAt(0);
    }

    private FilterExpression build(ValueContext context) {
        Deque<ValueContext> chain = new ArrayDeque<>();
        ValueContext at = context;
        for (ValueContext left = left(at); left != null; left = left(at)) {
            chain.push(at);
            at = left;
        }
        FilterExpression result = at instanceof DqdlFilterParser.SignedContext signed
                ? signed(signed)
                : build(((DqdlFilterParser.OperandContext) at).primary());
        int comparisons = 0;
        while (!chain.isEmpty()) {
            ValueContext next = chain.pop();
            if (next instanceof DqdlFilterParser.ComparisonContext comparison) {
                if (++comparisons > FilterParser.MAX_DEPTH) {
                    issue(
                            positions.of(comparison.op),
                            "More than " + FilterParser.MAX_DEPTH + " comparisons in a row",
                            "");
                    return result;
                }
                result = new FilterExpression.Comparison(
                        comparisonOperator(comparison.op.getType()),
                        result,
                        build(comparison.right),
                        positions.of(next));
            } else {
                result = arithmetic(result, next, chain);
            }
        }
        return result;
    }

    /** Collects the links of one precedence, beginning with {@code first}, from the top of the chain. */
    private FilterExpression arithmetic(FilterExpression result, ValueContext first, Deque<ValueContext> chain) {
        List<Link> links = new ArrayList<>();
        ValueContext at = first;
        while (true) {
            Token operator;
            ValueContext right;
            if (at instanceof DqdlFilterParser.ProductContext product) {
                operator = product.op;
                right = product.right;
            } else if (at instanceof DqdlFilterParser.SumContext sum) {
                operator = sum.op;
                right = sum.right;
            } else {
                DqdlFilterParser.BitsContext bits = (DqdlFilterParser.BitsContext) at;
                operator = bits.op;
                right = bits.right;
                issue(
                        positions.of(operator),
                        "The operator " + Wording.quoted(operator.getText()) + " is not supported in a filter",
                        operator.getText().equals("^") ? "" : "for conditions write AND or OR; for bits use CustomSql");
            }
            links.add(new Link(arithmeticOperator(operator.getType()), build(right), positions.of(operator)));
            ValueContext next = chain.peek();
            if (next == null || next.getClass() != first.getClass()) {
                return new FilterExpression.Arithmetic(result, links, positions.of(at));
            }
            at = chain.pop();
        }
    }

    private static @Nullable ValueContext left(ValueContext context) {
        if (context instanceof DqdlFilterParser.ProductContext product) {
            return product.left;
        }
        if (context instanceof DqdlFilterParser.SumContext sum) {
            return sum.left;
        }
        if (context instanceof DqdlFilterParser.BitsContext bits) {
            return bits.left;
        }
        return context instanceof DqdlFilterParser.ComparisonContext comparison ? comparison.left : null;
    }

    private FilterExpression signed(DqdlFilterParser.SignedContext context) {
        int sign = context.sign.getType();
        if (sign == DqdlFilterLexer.TILDE) {
            issue(
                    positions.of(context.sign),
                    "The operator '~' is not supported in a filter",
                    "for bits use CustomSql");
        }
        FilterExpression value;
        if (sign == DqdlFilterLexer.MINUS
                && context.value() instanceof DqdlFilterParser.OperandContext operand
                && isNumber(operand)) {
            // The sign belongs to the number: -9223372036854775808 fits 64 bits though 9223372036854775808 does not.
            FilterExpression number = number("-" + operand.getText(), positions.of(context));
            if (!isFloating(number)) {
                return number;
            }
            // A decimal has no negative zero, so -0.0D stays an operation.
            value = number(operand.getText(), positions.of(operand));
        } else {
            value = build(context.value());
        }
        return sign == DqdlFilterLexer.MINUS ? new FilterExpression.Negation(value, positions.of(context)) : value;
    }

    private static boolean isFloating(FilterExpression number) {
        return number instanceof FilterExpression.NumberLiteral literal
                && (literal.kind() == NumberKind.FLOAT || literal.kind() == NumberKind.DOUBLE);
    }

    private static boolean isNumber(DqdlFilterParser.OperandContext operand) {
        return operand.primary().index.isEmpty() && operand.primary().atom() instanceof DqdlFilterParser.NumberContext;
    }

    private FilterExpression build(DqdlFilterParser.PrimaryContext context) {
        FilterExpression result = build(context.atom());
        if (context.index.size() > 1) {
            issue(positions.of(context.index.get(1)), "An element of an element is not supported", "use CustomSql");
            return result;
        }
        return context.index.isEmpty()
                ? result
                : new FilterExpression.Subscript(result, build(context.index.get(0)), positions.of(context));
    }

    private FilterExpression build(AtomContext context) {
        TextRange at = positions.of(context);
        if (context instanceof DqdlFilterParser.BracketedContext bracketed) {
            return build(bracketed.condition());
        }
        if (context instanceof DqdlFilterParser.ColumnContext column) {
            List<String> parts = new ArrayList<>();
            column.name().forEach(name -> parts.add(Quotes.name(name.getText())));
            return new FilterExpression.ColumnName(parts, at);
        }
        if (context instanceof DqdlFilterParser.NumberContext) {
            return number(context.getText(), at);
        }
        if (context instanceof DqdlFilterParser.TextContext text) {
            StringBuilder all = new StringBuilder();
            text.STRING().forEach(part -> all.append(Quotes.text(part.getText())));
            return new FilterExpression.TextLiteral(all.toString(), at);
        }
        if (context instanceof DqdlFilterParser.NullContext) {
            return new FilterExpression.NullLiteral(at);
        }
        if (context instanceof DqdlFilterParser.BooleanContext truth) {
            return new FilterExpression.BooleanLiteral(truth.truth.getType() == DqdlFilterLexer.TRUE, at);
        }
        if (context instanceof DqdlFilterParser.CallContext call) {
            return call(call, at);
        }
        if (context instanceof DqdlFilterParser.CaseContext choice) {
            return choice(choice, at);
        }
        if (context instanceof DqdlFilterParser.CastContext cast) {
            return cast(cast, at);
        }
        if (context instanceof DqdlFilterParser.TypedTextContext typed
                && typed.kind.getType() != DqdlFilterLexer.INTERVAL) {
            int type = typed.kind.getType();
            TimeKind kind = type == DqdlFilterLexer.DATE
                    ? TimeKind.DATE
                    : type == DqdlFilterLexer.TIMESTAMP ? TimeKind.TIMESTAMP : TimeKind.LOCAL_TIMESTAMP;
            return new FilterExpression.TimeLiteral(
                    kind, Quotes.text(typed.STRING().getText()), at);
        }
        return interval(context, at);
    }

    private FilterExpression call(DqdlFilterParser.CallContext context, TextRange at) {
        TextRange nameAt = positions.of(context.name());
        if (context.star != null || context.DISTINCT() != null) {
            Token token =
                    context.star != null ? context.star : context.DISTINCT().getSymbol();
            issue(
                    positions.of(token),
                    "A filter looks at one row at a time and knows no aggregates such as "
                            + Wording.quoted(context.name().getText() + "(" + token.getText() + ")"),
                    "use CustomSql");
        }
        List<FilterExpression> arguments = new ArrayList<>();
        context.condition().forEach(argument -> arguments.add(build(argument)));
        return new FilterExpression.FunctionCall(Quotes.name(context.name().getText()), arguments, nameAt, at);
    }

    private FilterExpression choice(DqdlFilterParser.CaseContext context, TextRange at) {
        Optional<FilterExpression> operand = Optional.empty();
        Optional<FilterExpression> otherwise = Optional.empty();
        for (ConditionContext child : context.condition()) {
            if (child == context.otherwise) {
                otherwise = Optional.of(build(child));
            } else {
                operand = Optional.of(build(child));
            }
        }
        List<When> branches = new ArrayList<>();
        context.whenClause().forEach(when -> branches.add(new When(build(when.test), build(when.result))));
        return new FilterExpression.Case(operand, branches, otherwise, at);
    }

    private FilterExpression cast(DqdlFilterParser.CastContext context, TextRange at) {
        List<Integer> arguments = new ArrayList<>();
        context.typeName().NUMBER().forEach(number -> {
            try {
                arguments.add(Integer.parseInt(number.getText()));
            } catch (NumberFormatException e) {
                issue(
                        positions.of(number.getSymbol()),
                        "A type takes small whole numbers, not " + Wording.quoted(number.getText()),
                        "");
            }
        });
        return new FilterExpression.Cast(
                build(context.condition()),
                Quotes.name(context.typeName().name().getText()),
                arguments,
                positions.of(context.typeName()),
                at);
    }

    private FilterExpression interval(ParserRuleContext context, TextRange at) {
        try {
            if (context instanceof DqdlFilterParser.TypedTextContext typed) {
                return Intervals.ofText(Quotes.text(typed.STRING().getText()), at);
            }
            if (context instanceof DqdlFilterParser.IntervalRangeContext range) {
                boolean minus = range.sign != null && range.sign.getType() == DqdlFilterLexer.MINUS;
                return Intervals.ofRange(
                        minus, Quotes.text(range.STRING().getText()), range.from.getText(), range.to.getText(), at);
            }
            List<Intervals.Part> parts = new ArrayList<>();
            for (DqdlFilterParser.IntervalPartContext part :
                    ((DqdlFilterParser.IntervalPartsContext) context).intervalPart()) {
                String amount = part.amount.getType() == DqdlFilterLexer.STRING
                        ? Quotes.text(part.amount.getText()).trim()
                        : part.amount.getText();
                if (part.sign != null && part.sign.getType() == DqdlFilterLexer.MINUS) {
                    amount = amount.startsWith("-") ? amount.substring(1) : "-" + amount;
                }
                parts.add(new Intervals.Part(amount, part.unit.getText()));
            }
            return Intervals.ofParts(parts, at);
        } catch (Intervals.Bad e) {
            issue(at, String.valueOf(e.getMessage()), "write for example  INTERVAL 3 DAYS");
            return new FilterExpression.NullLiteral(at);
        }
    }

    private FilterExpression number(String written, TextRange at) {
        String text = written.toUpperCase(Locale.ROOT);
        NumberKind kind;
        String digits;
        if (text.endsWith("BD")) {
            kind = NumberKind.DECIMAL;
            digits = text.substring(0, text.length() - 2);
        } else {
            digits = text.substring(0, text.length() - 1);
            switch (text.charAt(text.length() - 1)) {
                case 'L':
                    kind = NumberKind.LONG;
                    break;
                case 'S':
                    kind = NumberKind.SHORT;
                    break;
                case 'Y':
                    kind = NumberKind.BYTE;
                    break;
                case 'F':
                    kind = NumberKind.FLOAT;
                    break;
                case 'D':
                    kind = NumberKind.DOUBLE;
                    break;
                default:
                    digits = text;
                    kind = text.indexOf('E') >= 0
                            ? NumberKind.DOUBLE
                            : text.indexOf('.') >= 0 ? NumberKind.DECIMAL : NumberKind.WHOLE;
                    break;
            }
        }
        BigDecimal value;
        try {
            if (digits.length() > MAX_NUMBER_LENGTH) {
                throw new NumberFormatException("too long");
            }
            value = new BigDecimal(digits);
        } catch (NumberFormatException e) {
            issue(at, "The number " + Wording.quoted(written) + " cannot be read", "");
            return new FilterExpression.NullLiteral(at);
        }
        String problem = outOfRange(value, kind, digits);
        if (problem != null) {
            issue(at, "The number " + Wording.quoted(written) + " " + problem, "");
            return new FilterExpression.NullLiteral(at);
        }
        return new FilterExpression.NumberLiteral(value, kind, at);
    }

    private static @Nullable String outOfRange(BigDecimal value, NumberKind kind, String digits) {
        switch (kind) {
            case BYTE:
                return fits(value, digits, Byte.MIN_VALUE, Byte.MAX_VALUE) ? null : "does not fit 8 bits";
            case SHORT:
                return fits(value, digits, Short.MIN_VALUE, Short.MAX_VALUE) ? null : "does not fit 16 bits";
            case LONG:
                return fits(value, digits, Long.MIN_VALUE, Long.MAX_VALUE) ? null : "does not fit 64 bits";
            case WHOLE:
            case DECIMAL:
                long whole = (long) value.precision() - value.scale();
                return Math.max(whole, 0) + Math.max(value.scale(), 0) > MAX_DIGITS || value.scale() < -MAX_DIGITS
                        ? "has more than " + MAX_DIGITS + " digits"
                        : null;
            default:
                return null;
        }
    }

    private static boolean fits(BigDecimal value, String digits, long low, long high) {
        return digits.indexOf('.') < 0
                && digits.indexOf('E') < 0
                && value.compareTo(LONG_MIN) >= 0
                && value.compareTo(LONG_MAX) <= 0
                && value.longValue() >= low
                && value.longValue() <= high;
    }

    private void issue(TextRange at, String message, String hint) {
        issues.add(new FilterIssue(at, message, hint));
    }

    private static ComparisonOperator comparisonOperator(int type) {
        switch (type) {
            case DqdlFilterLexer.EQUAL:
                return ComparisonOperator.EQUAL;
            case DqdlFilterLexer.NOT_EQUAL:
                return ComparisonOperator.NOT_EQUAL;
            case DqdlFilterLexer.LESS:
                return ComparisonOperator.LESS;
            case DqdlFilterLexer.LESS_EQUAL:
                return ComparisonOperator.LESS_EQUAL;
            case DqdlFilterLexer.GREATER:
                return ComparisonOperator.GREATER;
            case DqdlFilterLexer.GREATER_EQUAL:
                return ComparisonOperator.GREATER_EQUAL;
            default:
                return ComparisonOperator.NULL_SAFE_EQUAL;
        }
    }

    private static ArithmeticOperator arithmeticOperator(int type) {
        switch (type) {
            case DqdlFilterLexer.PLUS:
                return ArithmeticOperator.ADD;
            case DqdlFilterLexer.MINUS:
                return ArithmeticOperator.SUBTRACT;
            case DqdlFilterLexer.STAR:
                return ArithmeticOperator.MULTIPLY;
            case DqdlFilterLexer.SLASH:
                return ArithmeticOperator.DIVIDE;
            case DqdlFilterLexer.PERCENT:
                return ArithmeticOperator.REMAINDER;
            case DqdlFilterLexer.DIV:
                return ArithmeticOperator.WHOLE_DIVIDE;
            default:
                return ArithmeticOperator.CONCAT;
        }
    }
}
