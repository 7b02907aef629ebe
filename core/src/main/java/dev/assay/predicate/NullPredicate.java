package dev.assay.predicate;

import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnType;
import java.util.Optional;

/** Whether a row is null, or whether it is not. Columns of any type, nested ones too; reads validity only. */
final class NullPredicate extends CompiledPredicate {
    NullPredicate(boolean acceptsNull) {
        super(acceptsNull, acceptsNull);
    }

    @Override
    public ColumnNeed need() {
        return ColumnNeed.PRESENCE;
    }

    @Override
    public Optional<WrongType> check(String column, ColumnType type) {
        return WrongType.ifUnreadable(column, type);
    }

    @Override
    Compiled compile(ColumnType type) {
        return Compiled.constant(!acceptsNull(), acceptsNull());
    }
}
