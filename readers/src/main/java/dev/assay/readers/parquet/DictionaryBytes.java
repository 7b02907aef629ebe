package dev.assay.readers.parquet;

import dev.assay.data.DataException;

/** Byte strings behind dictionary indices, for columns that are not delivered as indices. */
final class DictionaryBytes implements ByteValues {
    private static final int STEP = 1024;

    private final Place place;
    private final ByteSequences entries;
    private final RunDecoder runs;
    private final int[] indices = new int[STEP];
    private int next;
    private int known;

    /** @param entries the decoded dictionary */
    DictionaryBytes(Place place, ByteSequences entries) {
        this.place = place;
        this.entries = entries;
        this.runs = new RunDecoder(place, "dictionary indices");
    }

    @Override
    public void start(Page page) throws DataException {
        DictionaryIndices.start(runs, page, place);
        next = 0;
        known = 0;
    }

    @Override
    public void checkEnd() throws DataException {
        runs.checkEnd();
    }

    @Override
    public int read(int count, ByteSequences target, int maxBytes) throws DataException {
        for (int done = 0; done < count; done++) {
            if (next == known) {
                // Not more than are wanted: behind the last index of a page there is nothing to read.
                known = Math.min(STEP, count - done);
                next = 0;
                runs.read(indices, 0, known);
                DictionaryIndices.check(indices, 0, known, entries.count(), place);
            }
            int from = entries.offsets[indices[next]];
            int length = entries.offsets[indices[next] + 1] - from;
            if (target.size() + (long) length > maxBytes && target.count() > 0) {
                return done;
            }
            target.add(entries.bytes, from, length);
            next++;
        }
        return count;
    }
}
