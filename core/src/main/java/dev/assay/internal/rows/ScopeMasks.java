package dev.assay.internal.rows;

import dev.assay.batch.Batch;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnPath;
import dev.assay.filter.FilterEvaluator;
import dev.assay.scan.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The rows of the current batch that filters select, each computed once per batch. One object per thread. */
public final class ScopeMasks {
    private final ToIntFunction<ColumnPath> ordinals;
    private final Map<Scope, FilterEvaluator> evaluators = new HashMap<>();
    private final Map<Scope, RowMask> masks = new HashMap<>();
    private final RowMask all = new RowMask();
    private Batch batch = new Batch();

    public ScopeMasks(ToIntFunction<ColumnPath> ordinals) {
        this.ordinals = ordinals;
    }

    /** Turns to other rows. */
    public void show(Batch next) {
        batch = next;
        masks.clear();
        all.fill(batch.rows());
    }

    /** The rows in scope; valid until {@link #show}. */
    RowMask rows(Optional<Scope> scope) {
        return scope.isEmpty()
                ? all
                : masks.computeIfAbsent(
                        scope.get(),
                        key -> evaluators
                                .computeIfAbsent(key, each -> each.filter().evaluator(ordinals))
                                .evaluate(batch));
    }
}
