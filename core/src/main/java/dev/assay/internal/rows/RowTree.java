package dev.assay.internal.rows;

import dev.assay.data.ColumnRequest;
import dev.assay.dqdl.ast.LogicalOperator;
import dev.assay.rule.RowTest;
import dev.assay.scan.Measurement;
import dev.assay.scan.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rule, simple or composite, says of a row. Immutable. */
public sealed interface RowTree {
    /** What must be read to judge a row. */
    List<ColumnRequest> columns();

    /** What must be measured before. */
    List<Measurement<?>> measurements();

    /**
     * A simple rule.
     *
     * @param scope its filter, whose rows are tested
     */
    record Test(RowTest test, Optional<Scope> scope) implements RowTree {
        @Override
        public List<ColumnRequest> columns() {
            List<ColumnRequest> all = new ArrayList<>(test.columns());
            scope.ifPresent(filter -> all.addAll(filter.filter().columns()));
            return all;
        }

        @Override
        public List<Measurement<?>> measurements() {
            return test.measurements();
        }
    }

    /** A composite rule. */
    record Join(LogicalOperator operator, List<RowTree> parts) implements RowTree {
        public Join {
            parts = List.copyOf(parts);
        }

        @Override
        public List<ColumnRequest> columns() {
            List<ColumnRequest> all = new ArrayList<>();
            parts.forEach(part -> all.addAll(part.columns()));
            return all;
        }

        @Override
        public List<Measurement<?>> measurements() {
            List<Measurement<?>> all = new ArrayList<>();
            parts.forEach(part -> all.addAll(part.measurements()));
            return all;
        }
    }
}
