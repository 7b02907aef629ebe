package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import dev.assay.data.LimitException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arrays for pages, used again: pages are large, and new arrays for each would keep the garbage collector busy and memory from being in
 * the cache. What is given back and not taken again is left to the collector when memory gets short. Thread-safe.
 */
final class ByteArrays {
    /** For all files of the process. */
    static final ByteArrays SHARED = new ByteArrays();

    /** No arrays are kept beyond so many bytes. */
    private static final long MOST_KEPT = 128L << 20;
    /** Smaller ones are cheaper made than found. */
    private static final int LEAST_KEPT = 16 << 10;

    private final List<SoftReference<byte[]>> kept = new ArrayList<>();

    /**
     * An array of at least so many bytes, of any contents. The caller's until {@link #give}.
     *
     * @param where who needs it, for the message
     * @throws LimitException if there is no memory for it
     */
    byte[] take(int size, String where) throws DataException {
        byte[] found = size < LEAST_KEPT ? null : smallest(size);
        return found != null ? found : allocate(size, where);
    }

    private synchronized byte @Nullable [] smallest(int size) {
        int best = -1;
        byte[] found = null;
        for (int i = 0; i < kept.size(); i++) {
            byte[] array = kept.get(i).get();
            if (array != null && array.length >= size && (found == null || array.length < found.length)) {
                best = i;
                found = array;
            }
        }
        if (found != null) {
            kept.remove(best);
        }
        return found;
    }

    /** Takes an array back, which nobody may use any more. */
    synchronized void give(byte[] array) {
        if (array.length < LEAST_KEPT) {
            return;
        }
        if (keptBytes() + array.length <= MOST_KEPT) {
            kept.add(new SoftReference<>(array));
        }
    }

    /** Bytes of all arrays that can be taken again. */
    synchronized long keptBytes() {
        long bytes = 0;
        for (Iterator<SoftReference<byte[]>> each = kept.iterator(); each.hasNext(); ) {
            byte[] array = each.next().get();
            if (array == null) {
                each.remove();
            } else {
                bytes += array.length;
            }
        }
        return bytes;
    }

    /** A new array, or a limit error if there is no memory for it. */
    static byte[] allocate(int size, String where) throws DataException {
        try {
            return new byte[size];
        } catch (OutOfMemoryError e) {
            throw new LimitException(
                    where + ": no memory for " + size + " bytes of a page; run with a larger heap (-Xmx)", e);
        }
    }
}
