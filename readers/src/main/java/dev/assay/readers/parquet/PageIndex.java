package dev.assay.readers.parquet;

import dev.assay.data.ColumnStatistics;
import dev.assay.data.ColumnStatistics.Bound;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.io.RandomInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.parquet.format.BoundaryOrder;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * The column index of a chunk, which has null counts and bounds page by page, put together to statistics of the chunk: for files whose footer
 * has none. Bounds in it need not be values of the column, so that none is exact; of floats none is used, because NaN may hide between them.
 * An index that contradicts itself or cannot be read counts as none: it decides nothing, and the data are read.
 */
final class PageIndex {
    private static final ColumnStatistics NOTHING = ColumnStatistics.UNKNOWN;

    private PageIndex() {}

    /** What the index of a chunk says; nothing if there is none. */
    static ColumnStatistics read(FileSource file, ColumnChunkInfo chunk, @Nullable ColumnOrder order, Limits limits) {
        if (chunk.indexLength() == 0 || chunk.indexLength() > limits.headerBytes()) {
            return NOTHING;
        }
        byte[] bytes = new byte[chunk.indexLength()];
        try (RandomInput input = file.open()) {
            input.readFully(chunk.indexStart(), bytes, 0, bytes.length);
            if (ThriftScan.length(bytes, 0, bytes.length) == ThriftScan.INCOMPLETE) {
                return NOTHING;
            }
            return of(chunk, Util.readColumnIndex(new ByteArrayInputStream(bytes)), order);
        } catch (IOException | ThriftScan.Malformed | RuntimeException e) {
            return NOTHING;
        }
    }

    /** What an index says of a chunk of a column that is not repeated. */
    static ColumnStatistics of(ColumnChunkInfo chunk, ColumnIndex index, @Nullable ColumnOrder order) {
        int pages = index.getNull_pagesSize();
        boolean complete = index.getMin_valuesSize() == pages
                && index.getMax_valuesSize() == pages
                && (!index.isSetNull_counts() || index.getNull_countsSize() == pages);
        if (!complete || pages == 0) {
            return NOTHING;
        }
        OptionalLong nulls = nulls(chunk, index);
        if (nulls.isEmpty() && index.isSetNull_counts()) {
            return NOTHING;
        }
        Bounds bounds = new Bounds(chunk.leaf().value());
        Range range = new Range();
        for (int page = 0; page < pages; page++) {
            if (index.getNull_pages().get(page)) {
                continue;
            }
            if (!range.add(
                    bounds,
                    bytes(index.getMin_values().get(page)),
                    bytes(index.getMax_values().get(page)))) {
                return NOTHING;
            }
        }
        boolean contradicts = index.getBoundary_order() == BoundaryOrder.ASCENDING && !range.ascending
                || index.getBoundary_order() == BoundaryOrder.DESCENDING && !range.descending;
        if (contradicts) {
            return NOTHING;
        }
        if (bounds.isFloat() || !range.known || !ChunkStatistics.followsTypeOrder(order)) {
            return new ColumnStatistics(nulls, Optional.empty(), Optional.empty());
        }
        return new ColumnStatistics(nulls, range.bound(range.low), range.bound(range.high));
    }

    /** The sum of the pages' null counts; empty if it is not known or impossible. */
    private static OptionalLong nulls(ColumnChunkInfo chunk, ColumnIndex index) {
        boolean required = chunk.leaf().definition() == 0;
        if (!index.isSetNull_counts()) {
            return required ? OptionalLong.of(0) : OptionalLong.empty();
        }
        long sum = 0;
        for (long count : index.getNull_counts()) {
            if (count < 0 || count > chunk.values() - sum || required && count > 0) {
                return OptionalLong.empty();
            }
            sum += count;
        }
        return OptionalLong.of(sum);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** The range of all pages so far. */
    private static final class Range {
        private @Nullable Comparable<?> low;
        private @Nullable Comparable<?> high;
        private @Nullable Comparable<?> lastLow;
        private @Nullable Comparable<?> lastHigh;
        private boolean known = true;
        private boolean ascending = true;
        private boolean descending = true;

        /** Takes the bounds of a page in; false if they contradict themselves. */
        boolean add(Bounds bounds, byte[] minimum, byte[] maximum) {
            if (!bounds.fit(minimum) || !bounds.fit(maximum)) {
                return false;
            }
            Optional<Comparable<?>> least = bounds.value(minimum);
            Optional<Comparable<?>> most = bounds.value(maximum);
            if (least.isEmpty() || most.isEmpty()) {
                known = false;
                return true;
            }
            if (bounds.reversed(minimum, maximum)) {
                return false;
            }
            Comparable<?> from = least.get();
            Comparable<?> to = most.get();
            if (lastLow != null && lastHigh != null) {
                int lows = Bounds.compare(lastLow, from);
                int highs = Bounds.compare(lastHigh, to);
                ascending &= lows <= 0 && highs <= 0;
                descending &= lows >= 0 && highs >= 0;
            }
            lastLow = from;
            lastHigh = to;
            low = low == null || Bounds.compare(from, low) < 0 ? from : low;
            high = high == null || Bounds.compare(to, high) > 0 ? to : high;
            return true;
        }

        Optional<Bound> bound(@Nullable Comparable<?> value) {
            return value == null ? Optional.empty() : Optional.of(new Bound(value, false));
        }
    }
}
