package dev.assay.readers.arrow;

import dev.assay.data.DataException;
import dev.assay.readers.arrow.IpcMessages.BatchShape;
import dev.assay.readers.arrow.IpcMessages.IpcMessage;
import dev.assay.readers.io.RandomInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.jspecify.annotations.Nullable;

/**
 * The dictionaries of a file or stream as far as it has been read. Of those that no wanted column uses, only the sizes are kept. A
 * dictionary that grows or is replaced becomes another {@link Dictionary} object.
 */
final class IpcDictionaries implements AutoCloseable {
    private final IpcLayout layout;
    private final BufferAllocator allocator;
    private final Set<Long> wanted;
    private final Map<Long, Entry> entries = new HashMap<>();
    private final List<FieldVector> retired = new ArrayList<>();

    private static final class Entry {
        long size;

        @Nullable
        Dictionary dictionary;
    }

    IpcDictionaries(IpcLayout layout, boolean[] wantedColumns, BufferAllocator allocator) {
        this.layout = layout;
        this.allocator = allocator;
        this.wanted = new HashSet<>();
        for (int i = 0; i < wantedColumns.length; i++) {
            if (wantedColumns[i]) {
                want(layout.fields().get(i));
            }
        }
    }

    private void want(IpcField field) {
        if (field.values() != null) {
            wanted.add(field.dictionary());
            want(field.values());
        }
        field.children().forEach(this::want);
    }

    /** Number of entries; 0 for a dictionary that has not come. */
    long size(long id) {
        Entry entry = entries.get(id);
        return entry == null ? 0 : entry.size;
    }

    /**
     * Takes a dictionary batch.
     *
     * @param mayReplace whether a dictionary may come again with another content, as in streams
     * @return bytes read
     */
    long accept(String where, RandomInput input, IpcMessage message, boolean mayReplace) throws DataException {
        DictionaryBatch batch = IpcMessages.parse(
                where, () -> (DictionaryBatch) message.message().header(new DictionaryBatch()));
        if (batch == null) {
            throw new DataException(where + ": a dictionary without content");
        }
        long id = IpcMessages.parse(where, batch::id);
        IpcField field = layout.dictionaries().get(id);
        if (field == null) {
            throw new DataException(where + ": dictionary " + id + ", which no column uses");
        }
        String place = where + ", dictionary " + id;
        BatchShape shape = IpcMessages.parse(place, () -> BatchShape.of(place, batch.data(), message, field.nodes()));
        boolean delta = IpcMessages.parse(place, batch::isDelta);
        Entry old = entries.get(id);
        if (old != null && !delta && !mayReplace) {
            throw new DataException(place + ": comes twice, which is not allowed in files");
        }
        IpcBody body = new IpcBody(place, input, message, shape.compression(), layout.bigEndian(), allocator);
        boolean wantedHere = wanted.contains(id);
        List<FieldVector> vectors = new BatchLoader(place, body, shape, layout.version4(message), unused -> -1)
                .load(List.of(field), new boolean[] {wantedHere});
        FieldVector vector = vectors.isEmpty() ? null : vectors.get(0);
        Entry entry = new Entry();
        entry.size = shape.rows() + (delta && old != null ? old.size : 0);
        if (entry.size > Integer.MAX_VALUE - 8) {
            if (vector != null) {
                vector.close();
            }
            throw new DataException(place + ": " + entry.size + " entries");
        }
        if (old != null && old.dictionary != null) {
            FieldVector before = old.dictionary.getVector();
            if (delta && vector != null) {
                // Grows in place: whoever has the old content is done with it, and a copy each time would cost the
                // square.
                try {
                    append(before, (int) old.size, vector);
                } finally {
                    vector.close();
                }
                vector = before;
            } else {
                retired.add(before);
            }
        }
        entry.dictionary = vector == null ? null : dictionary(id, vector);
        entries.put(id, entry);
        return body.bytesRead();
    }

    private static void append(FieldVector target, int size, FieldVector more) {
        int count = more.getValueCount();
        for (int i = 0; i < count; i++) {
            target.copyFromSafe(i, size + i, more);
        }
        target.setValueCount(size + count);
    }

    private static Dictionary dictionary(long id, FieldVector vector) {
        // The columns know the type of their indices; it may differ between columns that share the dictionary.
        return new Dictionary(vector, new DictionaryEncoding(id, false, new ArrowType.Int(32, true)));
    }

    /** The dictionaries of the wanted columns; an empty one where none has come. */
    DictionaryProvider provider() {
        List<Dictionary> dictionaries = new ArrayList<>();
        for (long id : wanted) {
            Entry entry = entries.computeIfAbsent(id, unused -> new Entry());
            if (entry.dictionary == null) {
                IpcField field = layout.dictionaries().get(id);
                if (field == null || field.unsupported() != null) {
                    continue;
                }
                FieldVector empty = field.vector().createVector(allocator);
                empty.setValueCount(0);
                entry.dictionary = dictionary(id, empty);
            }
            dictionaries.add(entry.dictionary);
        }
        return new DictionaryProvider.MapDictionaryProvider(dictionaries.toArray(Dictionary[]::new));
    }

    /** Frees dictionaries that have been replaced; to be called when no batch uses them any more. */
    void releaseRetired() {
        retired.forEach(FieldVector::close);
        retired.clear();
    }

    @Override
    public void close() {
        releaseRetired();
        for (Entry entry : entries.values()) {
            if (entry.dictionary != null) {
                entry.dictionary.getVector().close();
            }
        }
        entries.clear();
    }
}
