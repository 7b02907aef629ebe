package dev.assay.readers.files;

import dev.assay.data.ColumnStatistics;
import dev.assay.data.ColumnStatistics.Bound;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** Statistics of columns that are constant in a file, or that have a wider type in the dataset than in the file. */
final class FileStatistics {
    private FileStatistics() {}

    /** Of a column that has the same value, or null, in every row. */
    static ColumnStatistics constant(@Nullable Comparable<?> value, OptionalLong rows) {
        if (value == null) {
            return new ColumnStatistics(rows, Optional.empty(), Optional.empty());
        }
        if (rows.isPresent() && rows.getAsLong() == 0) {
            return new ColumnStatistics(OptionalLong.of(0), Optional.empty(), Optional.empty());
        }
        // If the number of rows is unknown, there may be none, and a bound is only exact if it occurs.
        Bound bound = new Bound(value, rows.isPresent());
        return new ColumnStatistics(OptionalLong.of(0), Optional.of(bound), Optional.of(bound));
    }

    /** The same facts in terms of a wider type; bounds that cannot be said in it are dropped. */
    static ColumnStatistics widened(ColumnStatistics known, ArrowType from, ArrowType to) {
        return from.equals(to)
                ? known
                : new ColumnStatistics(
                        known.nullCount(),
                        known.minimum().flatMap(bound -> widened(bound, from, to)),
                        known.maximum().flatMap(bound -> widened(bound, from, to)));
    }

    private static Optional<Bound> widened(Bound bound, ArrowType from, ArrowType to) {
        Comparable<?> value = bound.value();
        boolean sameForm = (from instanceof ArrowType.Int && to instanceof ArrowType.Int)
                || (from instanceof ArrowType.Decimal && to instanceof ArrowType.Decimal)
                || (from instanceof ArrowType.FloatingPoint && to instanceof ArrowType.FloatingPoint)
                || (from instanceof ArrowType.Date && to instanceof ArrowType.Date)
                || (TypeMerge.isText(from) && TypeMerge.isText(to));
        if (sameForm) {
            return Optional.of(bound);
        } else if (to instanceof ArrowType.Decimal && value instanceof Long whole) {
            return Optional.of(new Bound(BigDecimal.valueOf(whole), bound.exact()));
        } else if (to instanceof ArrowType.FloatingPoint floating
                && floating.getPrecision() == FloatingPointPrecision.DOUBLE
                && value instanceof Number number
                && (from instanceof ArrowType.Int || from instanceof ArrowType.Decimal)) {
            // Rounding keeps the order, so that the rounded bound bounds the rounded values.
            return Optional.of(new Bound(number.doubleValue(), bound.exact()));
        }
        return Optional.empty();
    }
}
