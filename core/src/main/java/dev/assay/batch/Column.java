package dev.assay.batch;

import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.jspecify.annotations.Nullable;

/**
 * One column of the current batch. Lanes are heap arrays owned by this object and reused; they hold at least {@link #rows()} entries
 * and are valid until the batch is replaced. Entries of null rows are undefined (often 0). Not thread-safe.
 *
 * <p>Which lane a column has follows from its type ({@link Lane#of}); asking for another one is a programming error and throws
 * {@link IllegalStateException}.
 */
public final class Column {
    private static final long[] NO_LONGS = new long[0];

    private @Nullable FieldVector vector;
    private int rows;
    private int nullCount;

    private long[] validity = new long[16];
    private boolean validityLoaded;
    private long[] longs = NO_LONGS;
    private boolean longsLoaded;
    private double[] doubles = new double[0];
    private boolean doublesLoaded;
    private long[] high = NO_LONGS;
    private long[] low = NO_LONGS;
    private boolean wideLoaded;
    private int[] indices = new int[0];
    private boolean indicesLoaded;
    private int[] offsets = new int[0];
    private byte[] bytes = new byte[0];
    private boolean bytesLoaded;

    private @Nullable Dictionary dictionarySource;
    private @Nullable Column dictionary;
    private boolean encoded;

    Column() {}

    /** A column over a whole vector that is no part of a batch: a dictionary, or a test's vector. */
    public static Column of(FieldVector vector) {
        Column column = new Column();
        column.load(vector, null, vector.getValueCount());
        return column;
    }

    void load(FieldVector source, @Nullable DictionaryProvider dictionaries, int rowCount) {
        vector = source;
        rows = rowCount;
        nullCount = source.getNullCount();
        validityLoaded = false;
        longsLoaded = false;
        doublesLoaded = false;
        wideLoaded = false;
        indicesLoaded = false;
        bytesLoaded = false;
        DictionaryEncoding encoding = source.getField().getDictionary();
        encoded = encoding != null;
        if (encoding != null) {
            Dictionary found = dictionaries == null ? null : dictionaries.lookup(encoding.getId());
            if (found == null) {
                throw new IllegalStateException("no dictionary " + encoding.getId() + " for column "
                        + source.getField().getName());
            }
            if (found != dictionarySource) {
                dictionarySource = found;
                dictionary = of(found.getVector());
            }
        }
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Number of null rows. */
    public int nullCount() {
        return nullCount;
    }

    /** Bits of the non-null rows among 64, from row {@code 64 * word} on; bits beyond the last row are 0. */
    public long validWord(int word) {
        return validity()[word];
    }

    /** Whether a row is null. */
    public boolean isNull(int row) {
        return (validity()[row >> 6] >>> (row & 63) & 1L) == 0;
    }

    /** All validity words, {@link RowMask#wordCount} of them: 1 = value present; bits beyond the last row are 0. */
    public long[] validity() {
        if (!validityLoaded) {
            loadValidity();
        }
        return validity;
    }

    /** {@link Lane#LONG}. */
    public long[] longs() {
        if (!longsLoaded) {
            longs = ensure(longs, rows);
            VectorLanes.longs(vector(), rows, longs);
            longsLoaded = true;
        }
        return longs;
    }

    /** {@link Lane#DOUBLE}. */
    public double[] doubles() {
        if (!doublesLoaded) {
            if (doubles.length < rows) {
                doubles = new double[Math.max(rows, 1024)];
            }
            VectorLanes.doubles(vector(), rows, doubles);
            doublesLoaded = true;
        }
        return doubles;
    }

    /** {@link Lane#INT128}: the upper 64 bits, signed. */
    public long[] high() {
        loadWide();
        return high;
    }

    /** {@link Lane#INT128}: the lower 64 bits. */
    public long[] low() {
        loadWide();
        return low;
    }

    /** Any decimal, slowly; the row must not be null. */
    public BigDecimal decimal(int row) {
        return VectorLanes.decimal(vector(), row);
    }

    /** Whether the rows are indices into {@link #dictionary()}; only for {@link Lane#BYTES}. */
    public boolean isDictionary() {
        return encoded;
    }

    /** Indices into the dictionary; those of null rows are 0, which may be out of range when the dictionary is empty. */
    public int[] indices() {
        if (!encoded) {
            throw new IllegalStateException("not dictionary-encoded");
        }
        if (!indicesLoaded) {
            if (indices.length < rows) {
                indices = new int[Math.max(rows, 1024)];
            }
            VectorLanes.indices(vector(), rows, validity(), indices);
            indicesLoaded = true;
        }
        return indices;
    }

    /** The distinct values behind {@link #indices()}: a {@link Lane#BYTES} column without nulls; entries may repeat. */
    public Column dictionary() {
        if (!encoded || dictionary == null) {
            throw new IllegalStateException("not dictionary-encoded");
        }
        return dictionary;
    }

    /**
     * Identity of the dictionary: as long as it is the same object, results computed per entry stay true.
     *
     * @throws IllegalStateException if not dictionary-encoded
     */
    public Object dictionaryIdentity() {
        if (!encoded || dictionarySource == null) {
            throw new IllegalStateException("not dictionary-encoded");
        }
        return dictionarySource;
    }

    /** {@link Lane#BYTES}, not dictionary-encoded: value r is {@code bytes()[offsets()[r] .. offsets()[r + 1])}. */
    public int[] offsets() {
        loadBytes();
        return offsets;
    }

    /** {@link Lane#BYTES}, not dictionary-encoded: all values, one after the other. */
    public byte[] bytes() {
        loadBytes();
        return bytes;
    }

    /** The Arrow vector behind the column, for slow paths. */
    public FieldVector vector() {
        FieldVector current = vector;
        if (current == null) {
            throw new IllegalStateException("no batch loaded");
        }
        return current;
    }

    private void loadBytes() {
        if (encoded) {
            throw new IllegalStateException("dictionary-encoded: read indices() and dictionary()");
        }
        if (!bytesLoaded) {
            if (offsets.length < rows + 1) {
                offsets = new int[Math.max(rows + 1, 1025)];
            }
            bytes = VectorLanes.bytes(vector(), rows, validity(), offsets, bytes);
            bytesLoaded = true;
        }
    }

    private void loadWide() {
        if (!wideLoaded) {
            high = ensure(high, rows);
            low = ensure(low, rows);
            VectorLanes.wide(vector(), rows, validity(), high, low);
            wideLoaded = true;
        }
    }

    private void loadValidity() {
        int words = RowMask.wordCount(rows);
        validity = ensure(validity, words);
        if (nullCount == 0) {
            Arrays.fill(validity, 0, words, -1L);
        } else if (nullCount == rows) {
            Arrays.fill(validity, 0, words, 0L);
        } else if (vector() instanceof BaseFixedWidthVector || vector().getValidityBuffer() != null) {
            ArrowBuf buffer = vector().getValidityBuffer();
            int full = rows >> 6;
            for (int i = 0; i < full; i++) {
                validity[i] = buffer.getLong((long) i << 3);
            }
            // The tail byte by byte: an imported buffer may end with the last bit.
            long tail = 0;
            for (int b = full << 3; b < (rows + 7) >> 3; b++) {
                tail |= (buffer.getByte(b) & 0xFFL) << ((b & 7) << 3);
            }
            if ((rows & 63) != 0) {
                validity[full] = tail;
            }
        }
        if (words > 0) {
            validity[words - 1] &= RowMask.lastWord(rows);
        }
        validityLoaded = true;
    }

    private static long[] ensure(long[] array, int length) {
        return array.length >= length ? array : new long[Math.max(length, 1024)];
    }
}
