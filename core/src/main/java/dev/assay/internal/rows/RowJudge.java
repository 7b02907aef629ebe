package dev.assay.internal.rows;

import dev.assay.batch.Batch;
import dev.assay.batch.RowMask;
import dev.assay.dqdl.ast.LogicalOperator;
import dev.assay.rule.RowTest;
import dev.assay.scan.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@link RowTree} at work on one thread. Each row passes, fails, or neither: AND and OR combine the three as SQL does. A row outside
 * of a filter passes, or is neither.
 */
public abstract sealed class RowJudge {
    /** The rows that pass. */
    final RowMask passing = new RowMask();

    /** The rows that fail; none of them passes. */
    final RowMask failing = new RowMask();

    private RowJudge() {}

    /** @param filteredPasses whether rows outside of a filter pass */
    public static RowJudge of(RowTree tree, RowTest.Context context, boolean filteredPasses) {
        if (tree instanceof RowTree.Test test) {
            return new OfTest(test.test().kernel(context), test.scope(), filteredPasses);
        }
        RowTree.Join join = (RowTree.Join) tree;
        List<RowJudge> parts = new ArrayList<>();
        join.parts().forEach(part -> parts.add(of(part, context, filteredPasses)));
        return new OfJoin(join.operator() == LogicalOperator.AND, parts);
    }

    /** Judges the rows of a batch. */
    public abstract void judge(Batch batch, ScopeMasks scopes);

    /** The rows that pass; until the next batch. */
    public RowMask passing() {
        return passing;
    }

    /** The rows that fail; until the next batch. */
    public RowMask failing() {
        return failing;
    }

    private static final class OfTest extends RowJudge {
        private final RowTest.Kernel kernel;
        private final Optional<Scope> scope;
        private final boolean filteredPasses;

        OfTest(RowTest.Kernel kernel, Optional<Scope> scope, boolean filteredPasses) {
            this.kernel = kernel;
            this.scope = scope;
            this.filteredPasses = filteredPasses;
        }

        @Override
        public void judge(Batch batch, ScopeMasks scopes) {
            RowMask rows = scopes.rows(scope);
            kernel.test(batch, rows, passing);
            failing.clear(batch.rows());
            int words = rows.wordCount();
            for (int i = 0; i < words; i++) {
                failing.word(i, rows.word(i) & ~passing.word(i));
            }
            if (filteredPasses && scope.isPresent() && words > 0) {
                for (int i = 0; i < words; i++) {
                    passing.word(i, ~failing.word(i));
                }
                passing.word(words - 1, passing.word(words - 1) & RowMask.lastWord(batch.rows()));
            }
        }
    }

    private static final class OfJoin extends RowJudge {
        private final boolean and;
        private final List<RowJudge> parts;

        OfJoin(boolean and, List<RowJudge> parts) {
            this.and = and;
            this.parts = parts;
        }

        @Override
        public void judge(Batch batch, ScopeMasks scopes) {
            // AND: all pass, or one fails. OR is the same with both exchanged.
            RowMask every = and ? passing : failing;
            RowMask some = and ? failing : passing;
            every.fill(batch.rows());
            some.clear(batch.rows());
            for (RowJudge part : parts) {
                part.judge(batch, scopes);
                RowMask all = and ? part.passing : part.failing;
                RowMask any = and ? part.failing : part.passing;
                for (int i = 0, words = every.wordCount(); i < words; i++) {
                    every.word(i, every.word(i) & all.word(i));
                    some.word(i, some.word(i) | any.word(i));
                }
            }
        }
    }
}
