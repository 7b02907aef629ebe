package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.batch.Batch;
import dev.assay.batch.Column;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnLookup;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.ColumnType;
import dev.assay.data.SplitStatistics;
import dev.assay.internal.limit.ValueLimitException;
import dev.assay.predicate.PredicateKernel;
import dev.assay.predicate.ValuePredicate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many rows in scope pass a test on one column. The predicate may be one of {@link dev.assay.predicate.Predicates} or anybody's.
 *
 * @param predicate the test; has no objection to the type
 * @param column the column
 * @param type its type, without which statistics could not be read
 */
public record Compliance(ValuePredicate predicate, ColumnPath column, ColumnType type)
        implements Analyzer<ComplianceState> {
    /** The compliance of a column that was looked up. */
    public static Compliance of(ValuePredicate predicate, ColumnLookup.Found column) {
        return new Compliance(predicate, column.path(), column.type());
    }

    @Override
    public String label(Optional<String> where) {
        return "Compliance(" + column + ")";
    }

    @Override
    public List<ColumnRequest> columns() {
        return List.of(new ColumnRequest(column, predicate.need()));
    }

    @Override
    public ComplianceState identity(AnalyzerContext context) {
        return ComplianceState.NOTHING;
    }

    /** Decides when the number of rows is known and nulls and bounds tell what each row is worth. */
    @Override
    public Optional<ComplianceState> fromStatistics(SplitStatistics statistics) {
        if (statistics.rows().isEmpty()) {
            return Optional.empty();
        }
        long rows = statistics.rows().getAsLong();
        if (rows == 0) {
            return Optional.of(ComplianceState.NOTHING);
        }
        ColumnStatistics known = statistics.column(column).orElse(ColumnStatistics.UNKNOWN);
        OptionalLong passed = predicate.passing(type, known, rows);
        return passed.isPresent() ? Optional.of(new ComplianceState(rows, passed.getAsLong())) : Optional.empty();
    }

    /**
     * Its {@link Accumulator#add} throws {@link dev.assay.internal.limit.RuleLimitException}, naming column and row, if a value costs more
     * work than allowed.
     */
    @Override
    public Accumulator<ComplianceState> accumulator(AnalyzerContext context) {
        return new Passing(context.ordinal(column), column.toString(), predicate.kernel(type));
    }

    private static final class Passing implements Accumulator<ComplianceState> {
        private final int ordinal;
        private final String name;
        private final PredicateKernel kernel;
        private final RowMask passing = new RowMask();
        private long rows;
        private long passed;

        Passing(int ordinal, String name, PredicateKernel kernel) {
            this.ordinal = ordinal;
            this.name = name;
            this.kernel = kernel;
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            Column column = batch.column(ordinal);
            try {
                kernel.test(column, scope, passing);
            } catch (ValueLimitException e) {
                throw e.at(name, batch.firstRow());
            }
            rows += scope.count();
            passed += passing.count();
        }

        @Override
        public ComplianceState finish() {
            return new ComplianceState(rows, passed);
        }
    }
}
