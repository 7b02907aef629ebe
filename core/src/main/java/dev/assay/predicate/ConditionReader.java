package dev.assay.predicate;

import dev.assay.dqdl.ast.Between;
import dev.assay.dqdl.ast.Compare;
import dev.assay.dqdl.ast.Condition;
import dev.assay.dqdl.ast.In;
import dev.assay.dqdl.ast.Keyword;
import dev.assay.dqdl.ast.Matches;
import dev.assay.dqdl.ast.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the form of a condition into an operator, and its operands into values. */
final class ConditionReader {
    private ConditionReader() {}

    /** Turns one operand into a value. */
    interface Values<T> {
        /** @return empty for NULL, which is listed then */
        Optional<T> of(Operand operand) throws PredicateException;
    }

    /** @throws PredicateException if an operand is of a wrong kind, or NULL is used where it has no meaning */
    static <T> ValueCondition<T> read(Condition condition, Values<T> values) throws PredicateException {
        List<T> operands = new ArrayList<>();
        boolean nullListed = false;
        ConditionOperator operator = operator(condition);
        for (Operand operand : operands(condition)) {
            Optional<T> value = values.of(operand);
            if (value.isPresent()) {
                operands.add(value.get());
            } else if (operator.isMembership()) {
                nullListed = true;
            } else {
                throw PredicateException.badArgument(
                        operand.source() + " has no order; it goes with =, !=, in and not in");
            }
        }
        return new ValueCondition<>(operator, operands, nullListed);
    }

    /** @throws PredicateException for {@code matches} */
    static ConditionOperator operator(Condition condition) throws PredicateException {
        if (condition instanceof Compare compare) {
            return ConditionOperator.valueOf(compare.operator().name());
        }
        if (condition instanceof Between between) {
            return between.negated() ? ConditionOperator.NOT_BETWEEN : ConditionOperator.BETWEEN;
        }
        if (condition instanceof In in) {
            return in.negated() ? ConditionOperator.NOT_IN : ConditionOperator.IN;
        }
        throw PredicateException.unsupported("Unsupported operator");
    }

    /** The operands in order. */
    static List<Operand> operands(Condition condition) {
        return condition.accept(new Condition.Visitor<List<Operand>>() {
            @Override
            public List<Operand> compare(Compare compare) {
                return List.of(compare.operand());
            }

            @Override
            public List<Operand> between(Between between) {
                return List.of(between.low(), between.high());
            }

            @Override
            public List<Operand> in(In in) {
                return in.members();
            }

            @Override
            public List<Operand> matches(Matches matches) {
                return List.of(matches.pattern());
            }
        });
    }

    static boolean isNull(Operand operand) {
        return operand instanceof Keyword keyword && keyword.word() == Keyword.Word.NULL;
    }
}
