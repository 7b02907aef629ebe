package dev.assay.data;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known about a column of a split without reading it. Only what does not contradict itself and can be relied on by the
 * format's rules is stated: no bounds for floats that may hold NaN, none from writers or orders that are known to be wrong.
 *
 * @param nullCount number of nulls, exact; empty if unknown
 * @param minimum lower bound of the non-null values; empty if unknown or there is no value
 * @param maximum upper bound of the non-null values
 */
public record ColumnStatistics(OptionalLong nullCount, Optional<Bound> minimum, Optional<Bound> maximum) {
    /** Nothing is known. */
    public static final ColumnStatistics UNKNOWN =
            new ColumnStatistics(OptionalLong.empty(), Optional.empty(), Optional.empty());

    /** Both bounds are present and are values of the column. */
    public boolean exactBounds() {
        return minimum.isPresent()
                && maximum.isPresent()
                && minimum.get().exact()
                && maximum.get().exact();
    }

    /**
     * One bound.
     *
     * @param value by the column's type: {@link Long} for whole numbers up to 64 signed bits and booleans (0, 1), dates (days since
     *     1970-01-01) and timestamps (ticks of the Arrow unit); {@link java.math.BigDecimal} for decimals and unsigned 64-bit
     *     numbers; {@link Double} for floats (widened, no NaN, zero of either sign); {@link String} for text
     * @param exact whether the value occurs in the column; otherwise it is only a bound (truncated text, for example)
     */
    public record Bound(Comparable<?> value, boolean exact) {}
}
