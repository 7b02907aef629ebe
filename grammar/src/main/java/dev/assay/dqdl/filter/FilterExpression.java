package dev.assay.dqdl.filter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A node of a filter's tree. Immutable. Chains of the same operator are one node with many members, so that the tree is never deeper than
 * the brackets of the text, whose depth {@link FilterParser} limits.
 */
public sealed interface FilterExpression {
    /** Where it stands in the filter's text. */
    TextRange at();

    /** Calls the visitor's method for this kind of node. */
    <R> R accept(Visitor<R> visitor);

    /** {@code null}. */
    record NullLiteral(TextRange at) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNull(this);
        }
    }

    /** {@code true} or {@code false}. */
    record BooleanLiteral(boolean value, TextRange at) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitBoolean(this);
        }
    }

    /** A number, with its sign if one stands directly before it; whole numbers fit their kind. */
    record NumberLiteral(BigDecimal value, NumberKind kind, TextRange at) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNumber(this);
        }
    }

    /** A quoted text, escapes resolved; {@code \%} and {@code \_} are kept for LIKE. */
    record TextLiteral(String value, TextRange at) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitText(this);
        }
    }

    /** {@code DATE '...'}, {@code TIMESTAMP '...'} or {@code TIMESTAMP_NTZ '...'}; whether the text is one, the binder decides, who knows the time zone. */
    record TimeLiteral(TimeKind kind, String text, TextRange at) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitTime(this);
        }
    }

    /**
     * An interval: months, or microseconds, never both.
     *
     * @param yearMonth whether it counts months
     * @param amount months or microseconds
     * @param daysOnly whether its finest unit is the day
     */
    record IntervalLiteral(boolean yearMonth, long amount, boolean daysOnly, TextRange at) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitInterval(this);
        }
    }

    /** A column, or a member of a struct column: the parts between the dots, quotes removed. */
    record ColumnName(List<String> parts, TextRange at) implements FilterExpression {
        public ColumnName {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitColumn(this);
        }
    }

    /** Two or more operands, all joined by AND or all by OR. */
    record Logical(boolean and, List<FilterExpression> operands, TextRange at) implements FilterExpression {
        public Logical {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitLogical(this);
        }
    }

    /** {@code NOT x}. */
    record Not(FilterExpression operand, TextRange at) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNot(this);
        }
    }

    /** {@code a = b} and its like. */
    record Comparison(ComparisonOperator operator, FilterExpression left, FilterExpression right, TextRange at)
            implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitComparison(this);
        }
    }

    /** {@code first op operand op operand ...}, from left to right, all of the same precedence. */
    record Arithmetic(FilterExpression first, List<Link> links, TextRange at) implements FilterExpression {
        public Arithmetic {
            links = List.copyOf(links);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitArithmetic(this);
        }
    }

    /**
     * One more operand of a chain.
     *
     * @param operatorAt where the operator stands
     */
    record Link(ArithmeticOperator operator, FilterExpression operand, TextRange operatorAt) {}

    /** {@code -x}. */
    record Negation(FilterExpression operand, TextRange at) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNegation(this);
        }
    }

    /** {@code x IS [NOT] NULL}. */
    record IsNull(FilterExpression operand, boolean negated, TextRange at) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitIsNull(this);
        }
    }

    /** {@code x IS [NOT] TRUE}, {@code FALSE}; {@code UNKNOWN} is {@link IsNull}. */
    record IsTruth(FilterExpression operand, boolean truth, boolean negated, TextRange at) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitIsTruth(this);
        }
    }

    /** {@code x [NOT] BETWEEN low AND high}, both ends included. */
    record Between(FilterExpression operand, FilterExpression low, FilterExpression high, boolean negated, TextRange at)
            implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitBetween(this);
        }
    }

    /** {@code x [NOT] IN (...)}. */
    record In(FilterExpression operand, List<FilterExpression> members, boolean negated, TextRange at)
            implements FilterExpression {
        public In {
            members = List.copyOf(members);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitIn(this);
        }
    }

    /** {@code x [NOT] LIKE pattern [ESCAPE 'c']}, or ILIKE, which ignores case. */
    record Like(
            FilterExpression operand,
            FilterExpression pattern,
            int escape,
            boolean ignoreCase,
            boolean negated,
            TextRange at)
            implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitLike(this);
        }
    }

    /** {@code x [NOT] RLIKE pattern}. */
    record RegexLike(FilterExpression operand, FilterExpression pattern, boolean negated, TextRange at)
            implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRegexLike(this);
        }
    }

    /** {@code CASE [operand] WHEN ... THEN ... [ELSE ...] END}. */
    record Case(
            Optional<FilterExpression> operand, List<When> branches, Optional<FilterExpression> otherwise, TextRange at)
            implements FilterExpression {
        public Case {
            branches = List.copyOf(branches);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCase(this);
        }
    }

    /** One branch of a CASE. */
    record When(FilterExpression test, FilterExpression result) {}

    /**
     * {@code CAST(x AS type)}.
     *
     * @param type the type's name as written
     * @param arguments numbers in brackets behind it
     */
    record Cast(FilterExpression operand, String type, List<Integer> arguments, TextRange typeAt, TextRange at)
            implements FilterExpression {
        public Cast {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCast(this);
        }
    }

    /** {@code name(arguments)}. */
    record FunctionCall(String name, List<FilterExpression> arguments, TextRange nameAt, TextRange at)
            implements FilterExpression {
        public FunctionCall {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCall(this);
        }
    }

    /** {@code base[index]}. */
    record Subscript(FilterExpression base, FilterExpression index, TextRange at) implements FilterExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSubscript(this);
        }
    }

    /** One method per kind of node, so that a new kind breaks the build where work is due. */
    interface Visitor<R> {
        R visitNull(NullLiteral literal);

        R visitBoolean(BooleanLiteral literal);

        R visitNumber(NumberLiteral literal);

        R visitText(TextLiteral literal);

        R visitTime(TimeLiteral literal);

        R visitInterval(IntervalLiteral literal);

        R visitColumn(ColumnName column);

        R visitLogical(Logical logical);

        R visitNot(Not not);

        R visitComparison(Comparison comparison);

        R visitArithmetic(Arithmetic arithmetic);

        R visitNegation(Negation negation);

        R visitIsNull(IsNull isNull);

        R visitIsTruth(IsTruth isTruth);

        R visitBetween(Between between);

        R visitIn(In in);

        R visitLike(Like like);

        R visitRegexLike(RegexLike regexLike);

        R visitCase(Case choice);

        R visitCast(Cast cast);

        R visitCall(FunctionCall call);

        R visitSubscript(Subscript subscript);
    }
}
