package dev.assay.readers.parquet;

import dev.assay.data.ColumnStatistics;
import dev.assay.data.ColumnStatistics.Bound;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.parquet.CorruptStatistics;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * What the footer says about the values of a chunk, reduced to what can be relied on:
 *
 * <ul>
 *   <li>a contradiction (more nulls than values, nulls in a required column, bounds of nothing, minimum above maximum, bounds of the
 *       wrong width) discredits all of it;
 *   <li>{@code min_value} and {@code max_value} count only if the file says that they follow the order of the type; the older {@code min}
 *       and {@code max}, which were compared as signed, only for signed numbers. Where a file has both but names no order, they count for
 *       signed numbers if they are the same;
 *   <li>bounds of writers that are known to be wrong, of INT96, of UUIDs and of floats that may hold NaN count for nothing;
 *   <li>a bound of text is a value of the column only if the file says so, because writers cut long ones.
 * </ul>
 */
final class ChunkStatistics {
    private ChunkStatistics() {}

    /** Whether the footer says nothing about the values of a chunk; a contradiction is not nothing. */
    static boolean isSilent(ColumnChunkInfo chunk) {
        Statistics statistics = chunk.statistics();
        return statistics == null
                || !statistics.isSetNull_count()
                        && !statistics.isSetMin_value()
                        && !statistics.isSetMax_value()
                        && !statistics.isSetMin()
                        && !statistics.isSetMax();
    }

    /** Reads the statistics of a chunk of a column that is not repeated. */
    static ColumnStatistics of(ColumnChunkInfo chunk, @Nullable ColumnOrder order, String createdBy) {
        boolean required = chunk.leaf().definition() == 0;
        OptionalLong fromSchema = required ? OptionalLong.of(0) : OptionalLong.empty();
        ColumnStatistics nothing = new ColumnStatistics(fromSchema, Optional.empty(), Optional.empty());
        Statistics statistics = chunk.statistics();
        if (statistics == null) {
            return nothing;
        }
        OptionalLong nulls = fromSchema;
        if (statistics.isSetNull_count()) {
            long count = statistics.getNull_count();
            if (count < 0 || count > chunk.values() || required && count > 0) {
                return nothing;
            }
            nulls = OptionalLong.of(count);
        }
        boolean newer = statistics.isSetMin_value() || statistics.isSetMax_value();
        byte[] low = newer ? statistics.getMin_value() : statistics.getMin();
        byte[] high = newer ? statistics.getMax_value() : statistics.getMax();
        boolean anyBound = low != null || high != null;
        if (anyBound && nulls.isPresent() && nulls.getAsLong() == chunk.values()) {
            return nothing;
        }
        Bounds bounds = new Bounds(chunk.leaf().value());
        if (!bounds.fit(low) || !bounds.fit(high)) {
            return nothing;
        }
        boolean reliable =
                newer && followsTypeOrder(order) || bounds.signedOrder() && sameAsOlder(statistics, low, high);
        if (!reliable || isCorrupt(createdBy, chunk.leaf().value().type()) || mayHoldNaN(statistics, bounds)) {
            return new ColumnStatistics(nulls, Optional.empty(), Optional.empty());
        }
        Optional<Comparable<?>> minimum = low == null ? Optional.empty() : bounds.value(low);
        Optional<Comparable<?>> maximum = high == null ? Optional.empty() : bounds.value(high);
        if (low != null && high != null && minimum.isPresent() && maximum.isPresent() && bounds.reversed(low, high)) {
            return nothing;
        }
        boolean isText = chunk.leaf().value().type() == Type.BYTE_ARRAY;
        boolean minimumExact = statistics.isSetIs_min_value_exact() ? statistics.isIs_min_value_exact() : !isText;
        boolean maximumExact = statistics.isSetIs_max_value_exact() ? statistics.isIs_max_value_exact() : !isText;
        return new ColumnStatistics(
                nulls,
                minimum.map(value -> new Bound(value, minimumExact)),
                maximum.map(value -> new Bound(value, maximumExact)));
    }

    /** Whether the bounds are, or repeat, the older ones, whose order is known. */
    private static boolean sameAsOlder(Statistics statistics, byte @Nullable [] low, byte @Nullable [] high) {
        return Arrays.equals(low, statistics.getMin()) && Arrays.equals(high, statistics.getMax());
    }

    static boolean followsTypeOrder(@Nullable ColumnOrder order) {
        return order != null && (order.isSetTYPE_ORDER() || order.isSetIEEE_754_TOTAL_ORDER());
    }

    private static boolean mayHoldNaN(Statistics statistics, Bounds bounds) {
        return bounds.isFloat() && !(statistics.isSetNan_count() && statistics.getNan_count() == 0);
    }

    private static boolean isCorrupt(String createdBy, Type type) {
        PrimitiveTypeName name = type == Type.BYTE_ARRAY
                ? PrimitiveTypeName.BINARY
                : type == Type.FIXED_LEN_BYTE_ARRAY ? PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY : PrimitiveTypeName.INT64;
        return CorruptStatistics.shouldIgnoreStatistics(createdBy, name);
    }
}
