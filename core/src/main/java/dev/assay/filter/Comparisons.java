package dev.assay.filter;

import dev.assay.dqdl.filter.ComparisonOperator;
import dev.assay.dqdl.filter.TextRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Makes the nodes of comparisons: =, <, IN and their like. */
final class Comparisons {
    private final FilterContext context;
    private final Casts casts;

    Comparisons(FilterContext context, Casts casts) {
        this.context = context;
        this.casts = casts;
    }

    /** {@code left operator right}. */
    Node compare(ComparisonOperator operator, Node left, Node right, TextRange at) {
        SqlType l = left.type();
        SqlType r = right.type();
        boolean nullSafe = operator == ComparisonOperator.NULL_SAFE_EQUAL;
        if (l.is(Kind.NULL) && r.is(Kind.NULL)) {
            return nullSafe ? ConstantNode.of(true) : ConstantNode.nullOf(SqlType.BOOL);
        }
        if (isExact(l) && isExact(r)) {
            return Folding.fold(exact(operator, left, right), context);
        }
        boolean equality = nullSafe || operator == ComparisonOperator.EQUAL || operator == ComparisonOperator.NOT_EQUAL;
        SqlType common;
        if (equality && l.is(Kind.BOOL) != r.is(Kind.BOOL) && (l.isNumeric() || r.isNumeric())) {
            common = l.isNumeric() ? l : r;
        } else {
            common = Coercion.comparison(l, r);
        }
        Node castLeft = common == null || common.is(Kind.OPAQUE) ? null : casts.to(common, left);
        Node castRight = common == null || common.is(Kind.OPAQUE) ? null : casts.to(common, right);
        if (castLeft == null || castRight == null) {
            throw new BindProblem(at, "Cannot compare " + l + " with " + r, hint(l, r));
        }
        if (isExact(castLeft.type())) {
            return Folding.fold(exact(operator, castLeft, castRight), context);
        }
        return Folding.fold(direct(operator, castLeft, castRight), context);
    }

    private static boolean isExact(SqlType type) {
        return type.kind().isWhole() || type.is(Kind.DECIMAL);
    }

    private static Node exact(ComparisonOperator operator, Node left, Node right) {
        if (right.constant() == null && left.constant() != null) {
            return exact(CompareConstantNode.swap(operator), right, left);
        }
        BigDecimal number = left.constant() == null ? CompareConstantNode.number(right) : null;
        if (number == null) {
            return new CompareNode(operator, left, right);
        }
        return left instanceof ColumnNode column && left.type().physical() == Physical.DECIMAL
                ? new CompareWideColumnNode(operator, column, number)
                : new CompareConstantNode(operator, left, number);
    }

    private static Node direct(ComparisonOperator operator, Node left, Node right) {
        if (left.type().physical() == Physical.LONG && left.constant() == null) {
            ConstantNode constant = right.constant();
            if (constant != null && !constant.isNull()) {
                return new CompareConstantNode(operator, left, constant.decimalValue());
            }
        }
        return new CompareNode(operator, left, right);
    }

    /** {@code input IN (members)}. */
    Node in(Node input, List<Node> members, TextRange at) {
        if (input.type().is(Kind.NULL)) {
            return ConstantNode.nullOf(SqlType.BOOL);
        }
        boolean exact = isExact(input.type())
                && members.stream()
                        .allMatch(member ->
                                isExact(member.type()) || member.type().is(Kind.NULL));
        SqlType common = exact ? input.type() : common(input, members, at);
        Node sought = cast(common, input, at);
        List<ConstantNode> constants = new ArrayList<>();
        List<Node> tests = new ArrayList<>();
        for (Node member : members) {
            Node cast = exact && !member.type().is(Kind.NULL) ? member : cast(common, member, at);
            ConstantNode constant = cast.constant();
            if (constant == null) {
                tests.add(new CompareNode(ComparisonOperator.EQUAL, sought, cast));
            } else if (!exact || constant.isNull()) {
                constants.add(constant);
            } else {
                addExact(constant.decimalValue(), common, constants);
            }
        }
        if (!constants.isEmpty() || tests.isEmpty()) {
            tests.add(new InNode(sought, constants));
        }
        Node result = tests.size() == 1 ? tests.get(0) : new LogicalNode(false, tests.toArray(new Node[0]));
        return Folding.fold(result, context);
    }

    private static SqlType common(Node input, List<Node> members, TextRange at) {
        List<SqlType> types = new ArrayList<>();
        types.add(input.type());
        members.forEach(member -> types.add(member.type()));
        SqlType common = Coercion.wider(types, true);
        if (common == null || common.is(Kind.OPAQUE)) {
            throw new BindProblem(
                    at, "Cannot compare " + input.type() + " with the members of the list", memberHint(input, members));
        }
        return common;
    }

    private Node cast(SqlType type, Node node, TextRange at) {
        Node cast = casts.to(type, node);
        if (cast == null) {
            throw new BindProblem(at, "Cannot compare " + node.type() + " with " + type, "use CAST");
        }
        return cast;
    }

    /** Adds a number as a constant of a whole or decimal type, exactly; one that no value of the type can equal is left out. */
    private static void addExact(BigDecimal number, SqlType type, List<ConstantNode> constants) {
        BigDecimal scaled = number.setScale(type.scale(), RoundingMode.FLOOR);
        if (scaled.compareTo(number) != 0) {
            return;
        }
        if (type.physical() == Physical.DECIMAL) {
            constants.add(new ConstantNode(type, scaled));
        } else if (scaled.unscaledValue().bitLength() < Long.SIZE) {
            constants.add(ConstantNode.of(type, scaled.unscaledValue().longValue()));
        }
    }

    private static String memberHint(Node input, List<Node> members) {
        for (Node member : members) {
            if (Coercion.wider(input.type(), member.type(), true) == null) {
                return "one has type " + member.type() + "; use CAST";
            }
        }
        return "use CAST";
    }

    private static String hint(SqlType left, SqlType right) {
        if (left.is(Kind.OPAQUE) || right.is(Kind.OPAQUE)) {
            return "such a column can only be asked IS NULL";
        }
        if (left.kind().isInterval() || right.kind().isInterval()) {
            return "compare with an interval, or count days with datediff(a, b)";
        }
        return "use CAST";
    }
}
