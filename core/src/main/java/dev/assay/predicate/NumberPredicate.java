package dev.assay.predicate;

import dev.assay.data.ColumnType;
import java.util.Optional;

/**
 * Numbers against numbers. Whole numbers and decimals compare exactly, 32-bit floats by their shortest decimal, doubles by IEEE 754 with
 * the double nearest to the operand. NaN passes only {@code !=} and {@code not in}.
 */
final class NumberPredicate extends CompiledPredicate {
    private final ValueCondition<NumberOperand> test;

    NumberPredicate(ValueCondition<NumberOperand> test) {
        super(test, test.acceptsNull());
        this.test = test;
    }

    @Override
    public Optional<WrongType> check(String column, ColumnType type) {
        return WrongType.unlessNumeric(column, type);
    }

    @Override
    Compiled compile(ColumnType type) {
        return CompiledKeys.of(type, CompiledKeys.numbers(type).select(test), acceptsNull());
    }
}
