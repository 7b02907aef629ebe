package dev.assay.filter;

import dev.assay.batch.Batch;
import dev.assay.batch.RowMask;
import dev.assay.internal.time.ZoneOffsets;
import java.time.ZoneId;
import java.util.List;

/** Runs a {@link Filter} on batches, one after the other. Mutable, one thread; its buffers are reused from batch to batch. */
public final class FilterEvaluator {
    private final Node condition;
    private final BatchSource source;
    private final Frame frame;
    private final RowMask scope = new RowMask();

    FilterEvaluator(Node condition, List<FilterColumn> columns, int[] ordinals, ZoneId zone) {
        this.condition = condition;
        this.source = new BatchSource(columns, ordinals);
        this.frame = new Frame(source, new ZoneOffsets(zone));
    }

    /**
     * The rows in scope. The answer belongs to this object and is valid until the next call; nothing of the batch is kept but the identity
     * of dictionaries.
     *
     * @throws dev.assay.internal.limit.RuleLimitException if a pattern takes more steps on a value than allowed, or computed texts become too
     *     large
     */
    public RowMask evaluate(Batch batch) {
        int rows = batch.rows();
        scope.clear(rows);
        if (rows == 0) {
            return scope;
        }
        source.show(batch);
        frame.show(source);
        int words = frame.words();
        long[] all = frame.acquireMask();
        Scope.all(all, rows);
        Vec truth = condition.evaluate(frame, all);
        for (int i = 0; i < words; i++) {
            scope.word(i, truth.bits[i] & truth.valid[i] & all[i]);
        }
        frame.release(truth);
        frame.releaseMask(all);
        return scope;
    }
}
