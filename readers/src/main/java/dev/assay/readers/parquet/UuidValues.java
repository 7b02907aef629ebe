package dev.assay.readers.parquet;

import dev.assay.data.DataException;

/** UUIDs as text: 16 bytes become 36 characters, {@code 00112233-4455-6677-8899-aabbccddeeff}. */
final class UuidValues implements ByteValues {
    private static final int BYTES = 16;
    private static final int CHARACTERS = 36;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final ByteValues values;
    private final ByteSequences raw;

    UuidValues(ByteValues values, String where) {
        this.values = values;
        this.raw = new ByteSequences(where);
    }

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
        int room = Math.max((maxBytes - target.size()) / CHARACTERS, target.count() == 0 ? 1 : 0);
        raw.clear();
        int read = values.read(Math.min(count, room), raw, Integer.MAX_VALUE);
        for (int i = 0; i < read; i++) {
            append(raw.bytes, i * BYTES, target);
        }
        return read;
    }

    private static void append(byte[] source, int from, ByteSequences target) throws DataException {
        int at = target.begin(CHARACTERS);
        byte[] text = target.bytes;
        for (int i = 0; i < BYTES; i++) {
            if (i == 4 || i == 6 || i == 8 || i == 10) {
                text[at++] = '-';
            }
            text[at++] = DIGITS[source[from + i] >> 4 & 0xF];
            text[at++] = DIGITS[source[from + i] & 0xF];
        }
        target.end(CHARACTERS);
    }
}
