package dev.assay.analyzer.distributive;

import dev.assay.analyzer.Accumulator;
import dev.assay.batch.Batch;
import dev.assay.batch.Column;
import dev.assay.batch.RowMask;
import dev.assay.data.ColumnType;
import dev.assay.data.TypeClass;
import dev.assay.internal.kernel.BytesBounds;
import dev.assay.internal.kernel.DoubleBounds;
import dev.assay.internal.kernel.Int128Bounds;
import dev.assay.internal.kernel.LongBounds;
import dev.assay.internal.text.CanonicalText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One accumulator of bounds per lane. */
final class BoundsAccumulators {
    private BoundsAccumulators() {}

    static final class OfLong implements Accumulator<BoundsState> {
        private final int ordinal;
        private final ColumnType type;
        private final LongBounds bounds = new LongBounds();
        private long rows;

        OfLong(int ordinal, ColumnType type) {
            this.ordinal = ordinal;
            this.type = type;
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            Column column = batch.column(ordinal);
            rows += scope.count();
            bounds.add(column.longs(), column.validity(), scope.words(), scope.wordCount());
        }

        @Override
        public BoundsState finish() {
            return state(rows, bounds.count(), value(bounds.minimum()), value(bounds.maximum()));
        }

        private Comparable<?> value(long value) {
            return type.typeClass() == TypeClass.DECIMAL
                    ? BigDecimal.valueOf(value, type.scale())
                    : Long.valueOf(value);
        }
    }

    static final class OfDouble implements Accumulator<BoundsState> {
        private final int ordinal;
        private final DoubleBounds bounds = new DoubleBounds();
        private long rows;

        OfDouble(int ordinal) {
            this.ordinal = ordinal;
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            Column column = batch.column(ordinal);
            rows += scope.count();
            bounds.add(column.doubles(), column.validity(), scope.words(), scope.wordCount());
        }

        @Override
        public BoundsState finish() {
            boolean onlyNans = bounds.nans() == bounds.count();
            Optional<Comparable<?>> minimum = onlyNans ? Optional.empty() : Optional.of(bounds.minimum());
            Optional<Comparable<?>> maximum = onlyNans ? Optional.empty() : Optional.of(bounds.maximum());
            return new BoundsState(rows, bounds.count(), bounds.nans(), minimum, maximum);
        }
    }

    static final class OfInt128 implements Accumulator<BoundsState> {
        private final int ordinal;
        private final int scale;
        private final Int128Bounds bounds = new Int128Bounds();
        private long rows;

        OfInt128(int ordinal, ColumnType type) {
            this.ordinal = ordinal;
            this.scale = type.scale();
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            Column column = batch.column(ordinal);
            rows += scope.count();
            bounds.add(column.high(), column.low(), column.validity(), scope.words(), scope.wordCount());
        }

        @Override
        public BoundsState finish() {
            return state(
                    rows,
                    bounds.count(),
                    CanonicalText.int128(bounds.minimumHigh(), bounds.minimumLow(), scale),
                    CanonicalText.int128(bounds.maximumHigh(), bounds.maximumLow(), scale));
        }
    }

    /** Decimals of more than 38 digits: one object per cell. */
    static final class OfBigDecimal implements Accumulator<BoundsState> {
        private final int ordinal;
        private @Nullable BigDecimal minimum;
        private @Nullable BigDecimal maximum;
        private long rows;
        private long present;

        OfBigDecimal(int ordinal) {
            this.ordinal = ordinal;
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            Column column = batch.column(ordinal);
            rows += scope.count();
            for (int word = 0; word < scope.wordCount(); word++) {
                for (long bits = column.validWord(word) & scope.word(word); bits != 0; bits &= bits - 1) {
                    BigDecimal value = column.decimal((word << 6) + Long.numberOfTrailingZeros(bits));
                    minimum = minimum == null ? value : minimum.min(value);
                    maximum = maximum == null ? value : maximum.max(value);
                    present++;
                }
            }
        }

        @Override
        public BoundsState finish() {
            return new BoundsState(rows, present, 0, Optional.ofNullable(minimum), Optional.ofNullable(maximum));
        }
    }

    static final class OfText implements Accumulator<BoundsState> {
        private final int ordinal;
        private final BytesBounds bounds = new BytesBounds();
        private long rows;

        OfText(int ordinal) {
            this.ordinal = ordinal;
        }

        @Override
        public void add(Batch batch, RowMask scope) {
            rows += scope.count();
            bounds.add(batch.column(ordinal), scope.words(), scope.wordCount());
        }

        @Override
        public BoundsState finish() {
            return new BoundsState(rows, bounds.count(), 0, text(bounds.minimum()), text(bounds.maximum()));
        }

        private static Optional<Comparable<?>> text(byte @Nullable [] bytes) {
            return bytes == null ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static BoundsState state(long rows, long present, Comparable<?> minimum, Comparable<?> maximum) {
        return present == 0
                ? new BoundsState(rows, 0, 0, Optional.empty(), Optional.empty())
                : new BoundsState(rows, present, 0, Optional.of(minimum), Optional.of(maximum));
    }
}
