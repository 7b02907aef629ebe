package dev.assay.predicate;

import dev.assay.data.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;

/** Texts that a function accepts: one String per cell or dictionary entry. Nulls fail. */
final class CustomTextPredicate extends CompiledPredicate {
    private record Identity(String name, Predicate<String> test) {}

    private final Predicate<String> test;

    CustomTextPredicate(String name, Predicate<String> test) {
        super(new Identity(name, test), false);
        this.test = test;
    }

    @Override
    public Optional<WrongType> check(String column, ColumnType type) {
        return WrongType.unlessText(column, type);
    }

    @Override
    Compiled compile(ColumnType type) {
        return new CompiledText(() -> new OfText(test));
    }

    private static final class OfText extends TextKernel {
        private final Predicate<String> test;

        OfText(Predicate<String> test) {
            super(false);
            this.test = test;
        }

        @Override
        boolean accepts(byte[] bytes, int from, int to) {
            return test.test(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
    }
}
