package dev.assay.filter;

import dev.assay.data.ColumnStatistics;
import dev.assay.data.ColumnStatistics.Bound;
import dev.assay.data.SplitStatistics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/**
 * What the statistics of a split say about the columns of a filter, in the terms of its nodes: exact numbers and times as {@link BigDecimal}
 * (days, microseconds), text in the order of its bytes. Nothing is known about floating-point numbers, whose order in Spark is not that of
 * their bounds.
 */
final class SplitKnowledge {
    private static final int MOST_LEVELS = 200;

    private final List<FilterColumn> columns;
    private final SplitStatistics statistics;
    private int level;

    SplitKnowledge(List<FilterColumn> columns, SplitStatistics statistics) {
        this.columns = columns;
        this.statistics = statistics;
    }

    /** What a node may be; anything for one that stands too deep in its filter to be asked. */
    Truths of(Node node) {
        if (level == MOST_LEVELS) {
            return Truths.ANY;
        }
        level++;
        try {
            return node.possible(this);
        } finally {
            level--;
        }
    }

    /** The values of a node; null if nothing is known, as always where it is no column. */
    Truths.@Nullable Range range(Node node) {
        if (!(node instanceof ColumnNode column)) {
            return null;
        }
        FilterColumn about = columns.get(column.slot());
        Optional<ColumnStatistics> known = statistics.column(about.path());
        if (known.isEmpty()) {
            return null;
        }
        OptionalLong nulls = known.get().nullCount();
        boolean hasNulls = nulls.isEmpty() || nulls.getAsLong() > 0;
        boolean hasValues = nulls.isEmpty() || !nulls.equals(statistics.rows());
        return new Truths.Range(
                bound(about, known.get().minimum()), bound(about, known.get().maximum()), hasValues, hasNulls);
    }

    /** A constant as {@link #range} has bounds; null if it has no place there. */
    static @Nullable Comparable<?> constant(@Nullable ConstantNode constant) {
        if (constant == null || constant.isNull()) {
            return null;
        }
        switch (constant.type().physical()) {
            case LONG, DECIMAL:
                return constant.decimalValue();
            case TEXT:
                return new Text(constant.bytes());
            default:
                return null;
        }
    }

    private static @Nullable Comparable<?> bound(FilterColumn column, Optional<Bound> bound) {
        if (bound.isEmpty()) {
            return null;
        }
        Comparable<?> value = bound.get().value();
        if (value instanceof String text) {
            return new Text(text.getBytes(StandardCharsets.UTF_8));
        }
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (!(value instanceof Long number) || column.type().physical() != Physical.LONG) {
            return null;
        }
        if (column.arrow() instanceof ArrowType.Timestamp timestamp) {
            return BigDecimal.valueOf(BatchSource.micros(number, timestamp.getUnit()));
        }
        boolean isTime = column.type().kind().isTime() && !column.type().is(Kind.DATE);
        return isTime ? null : BigDecimal.valueOf(number);
    }

    /** Bytes in unsigned order, as {@link CompareNode} has it. */
    private record Text(byte[] bytes) implements Comparable<Text> {
        @Override
        public int compareTo(Text other) {
            return Arrays.compareUnsigned(bytes, other.bytes);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text text && Arrays.equals(bytes, text.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
