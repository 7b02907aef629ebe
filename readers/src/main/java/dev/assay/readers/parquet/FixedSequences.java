package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import org.jspecify.annotations.Nullable;

/** FIXED_LEN_BYTE_ARRAY values between the two kinds of decoders: those for fixed widths and those for byte sequences. */
final class FixedSequences {
    private FixedSequences() {}

    /** Sequences of a decoder of fixed width. */
    static ByteValues of(FixedDecoder decoder, int length) {
        return new ByteValues() {
            private final byte[] one = new byte[length + ChunkInput.SLACK];

            @Override
            public void start(Page page) throws DataException {
                decoder.start(page);
            }

            @Override
            public void checkEnd() throws DataException {
                decoder.checkEnd();
            }

            @Override
            public int read(int count, ByteSequences target, int maxBytes) throws DataException {
                for (int done = 0; done < count; done++) {
                    if (target.size() + (long) length > maxBytes && target.count() > 0) {
                        return done;
                    }
                    decoder.read(1, one);
                    target.add(one, 0, length);
                }
                return count;
            }
        };
    }

    /** Sequences that are checked to have one length. */
    static ByteValues checked(ByteValues values, int length, Place place) {
        return new ByteValues() {
            @Override
            public void start(Page page) throws DataException {
                values.start(page);
            }

            @Override
            public void checkEnd() throws DataException {
                values.checkEnd();
            }

            @Override
            public int read(int count, ByteSequences target, int maxBytes) throws DataException {
                int before = target.count();
                int read = values.read(count, target, maxBytes);
                for (int i = before; i < before + read; i++) {
                    int found = target.offsets[i + 1] - target.offsets[i];
                    if (found != length) {
                        throw place.damaged("a value of " + found + " bytes in a column of fixed length " + length);
                    }
                }
                return read;
            }
        };
    }

    /** A decoder of fixed width over sequences that have it. */
    static FixedDecoder decoder(
            ByteValues values, int sourceWidth, int width, @Nullable FixedConverter converter, String where) {
        return new FixedDecoder() {
            private static final int STEP_BYTES = 1 << 20;

            private final ByteSequences sequences = new ByteSequences(where);

            @Override
            void start(Page page) throws DataException {
                values.start(page);
            }

            @Override
            void checkEnd() throws DataException {
                values.checkEnd();
            }

            @Override
            void read(int count, byte[] target) throws DataException {
                for (int done = 0; done < count; ) {
                    sequences.clear();
                    int read = values.read(count - done, sequences, STEP_BYTES);
                    if (converter == null) {
                        System.arraycopy(sequences.bytes, 0, target, done * width, read * sourceWidth);
                    } else {
                        converter.convert(sequences.bytes, 0, read, target, done * width);
                    }
                    done += read;
                }
            }
        };
    }
}
