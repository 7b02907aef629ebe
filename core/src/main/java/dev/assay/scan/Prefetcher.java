package dev.assay.scan;

import dev.assay.data.ColumnRequest;
import dev.assay.data.Prefetch;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.data.SplitStatistics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Has the data of remote splits fetched some splits before they are read, but only those columns that their statistics leave to be read. */
final class Prefetcher implements AutoCloseable {
    private final List<Split> splits;
    private final List<Slot<?>> slots;
    private final ScanSettings settings;
    private final int depth;
    private final Map<Integer, Prefetch> running = new HashMap<>();
    private int next;

    Prefetcher(List<Split> splits, List<Slot<?>> slots, ScanSettings settings) {
        this.splits = splits;
        this.slots = slots;
        this.settings = settings;
        this.depth = 2 * settings.threads();
    }

    /** A split is about to be read: those behind it, up to some distance, begin to be fetched. */
    synchronized void reach(int index) {
        next = Math.max(next, index);
        while (next < splits.size() && next <= index + depth) {
            Split split = splits.get(next);
            if (split.isRemote()) {
                running.put(next, split.prefetch(wanted(split)));
            }
            next++;
        }
    }

    private Projection wanted(Split split) {
        SplitStatistics statistics = settings.useStatistics() ? split.statistics() : SplitStatistics.NONE;
        List<ColumnRequest> requests = new ArrayList<>();
        for (Slot<?> slot : slots) {
            if (!slot.failed() && !slot.measurement().decidedBy(statistics)) {
                SharedColumns.requests(slot).forEach(requests::add);
            }
        }
        return Projection.of(requests);
    }

    /** A split has been read. */
    synchronized void release(int index) {
        Prefetch done = running.remove(index);
        if (done != null) {
            done.close();
        }
    }

    @Override
    public synchronized void close() {
        running.values().forEach(Prefetch::close);
        running.clear();
    }
}
