package dev.assay.filter;

import dev.assay.batch.Batch;
import dev.assay.batch.Column;
import dev.assay.data.ColumnNeed;
import dev.assay.internal.text.CanonicalText;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/** The columns of a batch as vectors, each made when first asked for. */
final class BatchSource implements Source {
    private final List<FilterColumn> columns;
    private final int[] ordinals;
    private final Vec[] vectors;
    private final boolean[] loaded;
    private @Nullable Batch batch;

    BatchSource(List<FilterColumn> columns, int[] ordinals) {
        this.columns = columns;
        this.ordinals = ordinals;
        this.vectors = new Vec[columns.size()];
        this.loaded = new boolean[columns.size()];
        for (int i = 0; i < vectors.length; i++) {
            FilterColumn column = columns.get(i);
            vectors[i] = new Vec(
                    column.need() == ColumnNeed.PRESENCE
                            ? Physical.NONE
                            : column.type().physical(),
                    false);
        }
    }

    void show(Batch next) {
        batch = next;
        Arrays.fill(loaded, false);
    }

    @Override
    public int rows() {
        return batch == null ? 0 : batch.rows();
    }

    @Override
    public Column column(int slot) {
        Batch current = batch;
        if (current == null) {
            throw new IllegalStateException("no batch");
        }
        return current.column(ordinals[slot]);
    }

    @Override
    public @Nullable Column dictionaryEncoded(int slot) {
        if (vectors[slot].physical != Physical.TEXT) {
            return null;
        }
        Column column = column(slot);
        return column.isDictionary() ? column : null;
    }

    @Override
    public Vec values(int slot) {
        Vec vec = vectors[slot];
        if (!loaded[slot]) {
            load(columns.get(slot), column(slot), vec);
            loaded[slot] = true;
        }
        return vec;
    }

    private static void load(FilterColumn column, Column source, Vec vec) {
        int rows = source.rows();
        vec.valid = source.validity();
        switch (vec.physical) {
            case BITS:
                vec.prepare(rows);
                bits(source.longs(), vec, rows);
                break;
            case LONG:
                longs(column, source, vec, rows);
                break;
            case DOUBLE:
                vec.doubles = source.doubles();
                break;
            case DECIMAL:
                vec.prepare(rows);
                decimals(column, source, vec, rows);
                break;
            case TEXT:
                vec.prepare(rows);
                texts(source, vec, rows);
                break;
            default:
                break;
        }
    }

    private static void bits(long[] values, Vec vec, int rows) {
        for (int base = 0, word = 0; base < rows; base += 64, word++) {
            long bits = 0;
            for (int row = base, end = Math.min(rows, base + 64); row < end; row++) {
                bits |= (values[row] & 1L) << row;
            }
            vec.bits[word] = bits & vec.valid[word];
        }
    }

    private static void longs(FilterColumn column, Column source, Vec vec, int rows) {
        long[] values = source.longs();
        TimeUnit unit =
                column.arrow() instanceof ArrowType.Timestamp timestamp ? timestamp.getUnit() : TimeUnit.MICROSECOND;
        if (unit == TimeUnit.MICROSECOND) {
            vec.longs = values;
            return;
        }
        vec.prepare(rows);
        long[] out = vec.longs;
        for (int row = 0; row < rows; row++) {
            out[row] = micros(values[row], unit);
        }
    }

    /** Ticks as microseconds. Beyond 292,277 years a microsecond count has no room; such times stay in order at the end of the range. */
    static long micros(long ticks, TimeUnit unit) {
        switch (unit) {
            case NANOSECOND:
                return Math.floorDiv(ticks, 1000L);
            case MICROSECOND:
                return ticks;
            default:
                long factor = unit == TimeUnit.SECOND ? 1_000_000L : 1000L;
                long limit = Long.MAX_VALUE / factor;
                return ticks > limit ? Long.MAX_VALUE : ticks < -limit ? Long.MIN_VALUE : ticks * factor;
        }
    }

    private static void decimals(FilterColumn column, Column source, Vec vec, int rows) {
        if (column.arrow() instanceof ArrowType.Decimal decimal && decimal.getPrecision() > SqlType.MAX_DIGITS) {
            for (int row = 0; row < rows; row++) {
                if (!vec.isNull(row)) {
                    vec.decimals[row] = source.decimal(row);
                }
            }
            return;
        }
        long[] high = source.high();
        long[] low = source.low();
        int scale = column.type().scale();
        for (int row = 0; row < rows; row++) {
            if (!vec.isNull(row)) {
                vec.decimals[row] = CanonicalText.int128(high[row], low[row], scale);
            }
        }
    }

    private static void texts(Column source, Vec vec, int rows) {
        int[] starts = vec.starts;
        int[] ends = vec.ends;
        if (source.isDictionary()) {
            Column dictionary = source.dictionary();
            int entries = dictionary.rows();
            int[] offsets = dictionary.offsets();
            int[] indices = source.indices();
            vec.show(dictionary.bytes());
            if (entries > 0) {
                for (int row = 0; row < rows; row++) {
                    int index = indices[row];
                    starts[row] = offsets[index];
                    ends[row] = offsets[index + 1];
                }
            }
            return;
        }
        int[] offsets = source.offsets();
        System.arraycopy(offsets, 0, starts, 0, rows);
        System.arraycopy(offsets, 1, ends, 0, rows);
        vec.show(source.bytes());
    }
}
