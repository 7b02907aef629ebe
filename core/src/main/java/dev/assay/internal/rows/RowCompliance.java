package dev.assay.internal.rows;

import dev.assay.analyzer.Accumulator;
import dev.assay.analyzer.Analyzer;
import dev.assay.analyzer.AnalyzerContext;
import dev.assay.analyzer.distributive.ComplianceState;
import dev.assay.batch.Batch;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnRequest;
import dev.assay.rule.Answers;
import dev.assay.rule.RowTest;
import java.util.List;
import java.util.Optional;

/**
 * Counts the rows that pass a composite rule among those that pass or fail it.
 *
 * @param answers has what the tree must know beforehand by the time batches come
 * @param filteredPasses whether rows outside of a filter pass; otherwise they are unknown
 */
public record RowCompliance(RowTree tree, Answers answers, boolean filteredPasses)
        implements Analyzer<ComplianceState> {
    @Override
    public String label(Optional<String> where) {
        return "Compliance(composite rule)";
    }

    @Override
    public List<ColumnRequest> columns() {
        return tree.columns();
    }

    @Override
    public ComplianceState identity(AnalyzerContext context) {
        return new ComplianceState(0, 0);
    }

    @Override
    public Accumulator<ComplianceState> accumulator(AnalyzerContext context) {
        return new Counting(
                RowJudge.of(tree, new RowTest.Context(context::ordinal, context::type, answers), filteredPasses),
                context);
    }

    private static final class Counting implements Accumulator<ComplianceState> {
        private final RowJudge judge;
        private final ScopeMasks scopes;
        private final RowMask judged = new RowMask();
        private long rows;
        private long passed;

        Counting(RowJudge judge, AnalyzerContext context) {
            this.judge = judge;
            this.scopes = new ScopeMasks(context::ordinal);
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            scopes.show(batch);
            judge.judge(batch, scopes);
            judged.clear(batch.rows());
            for (int i = 0, words = judged.wordCount(); i < words; i++) {
                judged.word(i, judge.passing().word(i) | judge.failing().word(i));
            }
            rows += judged.count();
            passed += judge.passing().count();
        }

        @Override
        public ComplianceState finish() {
            return new ComplianceState(rows, passed);
        }
    }
}
