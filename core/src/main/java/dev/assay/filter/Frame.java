package dev.assay.filter;

import dev.assay.batch.Column;
import dev.assay.internal.time.ZoneOffsets;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one thread needs to evaluate nodes: the rows, a pool of buffers, and what single nodes remember between batches. */
final class Frame {
    private static final int MAX_CACHED = 32;

    private final ZoneOffsets zone;
    private final Map<Physical, ArrayDeque<Vec>> free = new EnumMap<>(Physical.class);
    private final ArrayDeque<long[]> freeMasks = new ArrayDeque<>();
    private final IdentityHashMap<Object, Object> states = new IdentityHashMap<>();
    private Source source;
    private int rows;
    private int cachedConstants;

    Frame(Source source, ZoneOffsets zone) {
        this.source = source;
        this.zone = zone;
        this.rows = source.rows();
        for (Physical physical : Physical.values()) {
            free.put(physical, new ArrayDeque<>());
        }
    }

    /** Goes on to other rows. */
    void show(Source next) {
        source = next;
        rows = next.rows();
    }

    int rows() {
        return rows;
    }

    int words() {
        return (rows + 63) >> 6;
    }

    /** The evaluation's zone. */
    ZoneOffsets zone() {
        return zone;
    }

    /** A column's values. */
    Vec values(int slot) {
        return source.values(slot);
    }

    /** A column if it is dictionary-encoded. */
    @Nullable
    Column dictionaryEncoded(int slot) {
        return source.dictionaryEncoded(slot);
    }

    /** A column, where there is one. */
    @Nullable
    Column column(int slot) {
        return source.column(slot);
    }

    /** A vector to be filled, with room for all rows; contents are anything. */
    Vec acquire(Physical physical) {
        ArrayDeque<Vec> pool = pool(physical);
        Vec vec = pool.isEmpty() ? new Vec(physical, true) : pool.pop();
        vec.prepare(rows);
        return vec;
    }

    /** Gives a vector back. Those that are not pooled (columns, constants) are left alone. */
    void release(Vec vec) {
        if (vec.pooled) {
            pool(vec.physical).push(vec);
        }
    }

    /** A row mask to be filled; contents are anything. */
    long[] acquireMask() {
        long[] mask = freeMasks.isEmpty() ? new long[0] : freeMasks.pop();
        return mask.length < words() ? new long[Math.max(words(), 16)] : mask;
    }

    void releaseMask(long[] mask) {
        freeMasks.push(mask);
    }

    /** What a node remembers in this frame, created when first asked for. */
    <T> T state(Object node, Class<T> type, Supplier<T> create) {
        return type.cast(states.computeIfAbsent(node, key -> create.get()));
    }

    /** Where a constant spread over rows is kept; null once there are many of them, whose memory would add up. */
    ConstantNode.@Nullable Filled cached(ConstantNode constant) {
        Object known = states.get(constant);
        if (known == null && cachedConstants < MAX_CACHED) {
            cachedConstants++;
            known = new ConstantNode.Filled(constant.type().physical());
            states.put(constant, known);
        }
        return (ConstantNode.Filled) known;
    }

    private ArrayDeque<Vec> pool(Physical physical) {
        ArrayDeque<Vec> pool = free.get(physical);
        if (pool == null) {
            throw new IllegalStateException("no pool for " + physical);
        }
        return pool;
    }
}
