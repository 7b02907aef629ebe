package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import dev.assay.data.LimitException;
import dev.assay.readers.io.RandomInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one column chunk, in order. Every size is compared with the chunk before anything is allocated, checksums are
 * verified, decompression must give exactly the announced size, and the numbers of values of all pages must add up to the chunk's.
 */
final class PageSource implements Place, AutoCloseable {
    private final ColumnChunkInfo chunk;
    private final String where;
    private final Limits limits;
    private final boolean verifyChecksums;
    private final ByteArrays arrays;
    private final ChunkInput input;
    private final Codecs.@Nullable Decompressor decompressor;
    private final CRC32 crc = new CRC32();
    private final Page page = new Page();

    private byte[] decompressed = new byte[0];
    private byte @Nullable [] dictionary;
    private int dictionaryLength;
    private int dictionaryValues;

    private int ordinal = -1;
    private long pageOffset;
    private long seen;
    private @Nullable PageHeader pending;

    /** @param where file, row group and column, for messages */
    PageSource(
            ColumnChunkInfo chunk,
            String where,
            RandomInput input,
            ByteArrays arrays,
            int windowSize,
            Limits limits,
            boolean verifyChecksums) {
        this.chunk = chunk;
        this.where = where;
        this.limits = limits;
        this.verifyChecksums = verifyChecksums;
        this.arrays = arrays;
        this.input = new ChunkInput(input, arrays, where, chunk.start(), chunk.end(), windowSize);
        this.decompressor = chunk.codec() == CompressionCodec.UNCOMPRESSED ? null : Codecs.of(chunk.codec());
    }

    @Override
    public String place() {
        return ordinal < 0 ? where : where + ", page " + ordinal + " at offset " + pageOffset;
    }

    /** File, row group and column. */
    String where() {
        return where;
    }

    /** Bytes read from the file so far. */
    long bytesRead() {
        return input.bytesRead();
    }

    /** Entries that the chunk still has after the current page. */
    long valuesAhead() {
        return chunk.values() - seen;
    }

    /**
     * Whether the next data page has dictionary indices; reads its header if need be.
     *
     * @return false also where there is no further page
     */
    boolean nextIsDictionary() throws DataException {
        PageHeader header = peek();
        if (header == null) {
            return false;
        }
        Encoding encoding = header.isSetData_page_header_v2()
                ? header.getData_page_header_v2().getEncoding()
                : header.getData_page_header().getEncoding();
        return encoding == Encoding.RLE_DICTIONARY || encoding == Encoding.PLAIN_DICTIONARY;
    }

    /**
     * The dictionary's bytes, decompressed; {@link #dictionaryLength} of them mean something. Null if the chunk has none, or if {@link
     * #dropDictionary} was called. The dictionary page stands before all data pages.
     */
    byte @Nullable [] dictionary() throws DataException {
        peek();
        return dictionary;
    }

    int dictionaryLength() {
        return dictionaryLength;
    }

    /** Entries of the dictionary as its header says; not negative. */
    int dictionaryValues() {
        return dictionaryValues;
    }

    /** Frees the dictionary's bytes, once they have been decoded. */
    void dropDictionary() {
        byte[] given = dictionary;
        dictionary = null;
        if (given != null) {
            arrays.give(given);
        }
    }

    /** Gives back what was borrowed; no page may be in use any more. */
    @Override
    public void close() {
        byte[] given = decompressed;
        decompressed = new byte[0];
        page.bytes = decompressed;
        pending = null;
        seen = chunk.values();
        arrays.give(given);
        dropDictionary();
        input.release();
    }

    /**
     * The next data page, decompressed; valid until the next call.
     *
     * @throws DataException if there is none although the chunk announced more values, or if it is damaged
     */
    Page next() throws DataException {
        PageHeader header = peek();
        if (header == null) {
            throw damaged("the chunk has no further page, but " + valuesAhead() + " of its " + chunk.values()
                    + " values are missing");
        }
        pending = null;
        if (header.isSetData_page_header_v2()) {
            readV2(header, header.getData_page_header_v2());
        } else {
            readV1(header, header.getData_page_header());
        }
        seen += page.values;
        return page;
    }

    /** The header of the next data page, its body being next in the input; dictionary and unknown pages are passed. */
    private @Nullable PageHeader peek() throws DataException {
        while (pending == null && seen < chunk.values()) {
            PageHeader header = header();
            if (header == null) {
                break;
            }
            checkSizes(header);
            PageType type = header.getType();
            if (type == PageType.DICTIONARY_PAGE) {
                readDictionary(header);
            } else if (type == PageType.DATA_PAGE || type == PageType.DATA_PAGE_V2) {
                checkCounts(header);
                pending = header;
            } else {
                skipBody(header);
            }
        }
        return pending;
    }

    private @Nullable PageHeader header() throws DataException {
        if (input.remaining() == 0) {
            return null;
        }
        ordinal++;
        pageOffset = input.offset();
        int length = headerLength();
        try {
            PageHeader header = Util.readPageHeader(new ByteArrayInputStream(input.window(), input.position(), length));
            input.skip(length);
            return header;
        } catch (IOException | RuntimeException e) {
            throw damaged("the page header is damaged: " + Footer.whatIsWrong(e), e);
        }
    }

    private int headerLength() throws DataException {
        long most = Math.min(input.remaining(), limits.headerBytes());
        int available = (int) Math.min(most, 512);
        while (true) {
            input.require(available);
            try {
                int length = ThriftScan.length(input.window(), input.position(), input.position() + available);
                if (length != ThriftScan.INCOMPLETE) {
                    return length;
                }
            } catch (ThriftScan.Malformed e) {
                throw damaged("the page header is damaged: " + e.getMessage(), e);
            }
            if (available == most) {
                if (most < input.remaining()) {
                    throw new LimitException(place() + ": the page header has more than " + most
                            + " bytes; raise the limit with " + Limits.HEADER_BYTES);
                }
                throw damaged("the page header does not end before the chunk does, at offset " + chunk.end());
            }
            available = (int) Math.min(most, available * 4L);
        }
    }

    private void checkSizes(PageHeader header) throws DataException {
        int compressed = header.getCompressed_page_size();
        int uncompressed = header.getUncompressed_page_size();
        if (compressed < 0 || compressed > input.remaining()) {
            throw damaged("the page is said to have " + compressed + " bytes, but the chunk has " + input.remaining()
                    + " bytes left");
        }
        // Some writers leave the chunk's uncompressed size 0.
        if (uncompressed < 0 || chunk.uncompressed() > 0 && uncompressed > chunk.uncompressed() + slack()) {
            throw damaged("the page is said to have " + uncompressed + " bytes uncompressed, but the whole chunk has "
                    + chunk.uncompressed());
        }
        if (uncompressed > limits.pageBytes() || compressed > limits.pageBytes()) {
            throw new LimitException(place() + ": the page is said to have " + Math.max(uncompressed, compressed)
                    + " bytes, more than the limit of " + limits.pageBytes() + "; raise it with " + Limits.PAGE_BYTES
                    + " and give the JVM a larger heap");
        }
        if (decompressor == null && compressed != uncompressed) {
            throw damaged("the page is not compressed, but is said to have " + compressed + " bytes compressed and "
                    + uncompressed + " uncompressed");
        }
    }

    /** By how much the chunk's sizes may be too small. */
    private long slack() {
        return chunk.end() - chunk.start() - chunk.length();
    }

    private void checkCounts(PageHeader header) throws DataException {
        if (header.getType() == PageType.DATA_PAGE
                ? !header.isSetData_page_header()
                : !header.isSetData_page_header_v2()) {
            throw damaged("the page header has no part for its type " + header.getType());
        }
        if (header.getType() == PageType.DATA_PAGE) {
            header.setData_page_header_v2(null);
        }
        int values = header.isSetData_page_header_v2()
                ? header.getData_page_header_v2().getNum_values()
                : header.getData_page_header().getNum_values();
        if (values < 0 || values > valuesAhead()) {
            throw damaged("the page is said to have " + values + " values, but the column chunk has " + chunk.values()
                    + ", of which " + seen + " were in earlier pages");
        }
    }

    private void readDictionary(PageHeader header) throws DataException {
        if (!header.isSetDictionary_page_header()) {
            throw damaged("the page header has no part for its type DICTIONARY_PAGE");
        }
        if (seen > 0) {
            throw damaged("a dictionary page behind data pages");
        }
        if (dictionary != null) {
            throw damaged("a second dictionary page");
        }
        DictionaryPageHeader info = header.getDictionary_page_header();
        if (info.getEncoding() != Encoding.PLAIN && info.getEncoding() != Encoding.PLAIN_DICTIONARY) {
            throw damaged("a dictionary page with encoding " + info.getEncoding());
        }
        if (info.getNum_values() < 0) {
            throw damaged("a dictionary page with " + info.getNum_values() + " values");
        }
        int compressed = header.getCompressed_page_size();
        int uncompressed = header.getUncompressed_page_size();
        input.require(compressed);
        checkCrc(header);
        byte[] bytes = arrays.take(uncompressed + ChunkInput.SLACK, where);
        if (decompressor == null) {
            System.arraycopy(input.window(), input.position(), bytes, 0, uncompressed);
        } else {
            decompress(input.position(), compressed, bytes, 0, uncompressed);
        }
        input.skip(compressed);
        dictionary = bytes;
        dictionaryLength = uncompressed;
        dictionaryValues = info.getNum_values();
    }

    private void skipBody(PageHeader header) throws DataException {
        // Sizes were checked; nothing of it is needed.
        int size = header.getCompressed_page_size();
        input.require(size);
        input.skip(size);
    }

    private void readV1(PageHeader header, DataPageHeader info) throws DataException {
        int compressed = header.getCompressed_page_size();
        int uncompressed = header.getUncompressed_page_size();
        input.require(compressed);
        checkCrc(header);
        int from = body(compressed, uncompressed);
        input.skip(compressed);
        page.values = info.getNum_values();
        page.nulls = -1;
        page.rows = -1;
        page.encoding = encoding(info.getEncoding());
        int end = from + uncompressed;
        int position = from;
        page.bitPackedRepetition =
                isBitPacked(info.getRepetition_level_encoding(), chunk.leaf().repeated());
        page.repetitionFrom = position;
        page.repetitionEnd = position;
        if (chunk.leaf().repeated() > 0) {
            page.repetitionFrom = position + (page.bitPackedRepetition ? 0 : 4);
            page.repetitionEnd = levelsEnd(
                    "repetition",
                    position,
                    end,
                    page.bitPackedRepetition,
                    chunk.leaf().repeated());
            position = page.repetitionEnd;
        }
        page.bitPackedDefinition =
                isBitPacked(info.getDefinition_level_encoding(), chunk.leaf().definition());
        page.definitionFrom = position;
        page.definitionEnd = position;
        if (chunk.leaf().definition() > 0) {
            page.definitionFrom = position + (page.bitPackedDefinition ? 0 : 4);
            page.definitionEnd = levelsEnd(
                    "definition",
                    position,
                    end,
                    page.bitPackedDefinition,
                    chunk.leaf().definition());
            position = page.definitionEnd;
        }
        page.valuesFrom = position;
        page.valuesEnd = end;
    }

    private boolean isBitPacked(@Nullable Encoding encoding, int maxLevel) throws DataException {
        if (maxLevel > 0 && encoding != Encoding.RLE && encoding != Encoding.BIT_PACKED) {
            throw damaged("levels with encoding " + encoding);
        }
        return maxLevel > 0 && encoding == Encoding.BIT_PACKED;
    }

    private int levelsEnd(String kind, int from, int end, boolean bitPacked, int maxLevel) throws DataException {
        if (bitPacked) {
            long bytes = ((long) page.values * Levels.bitWidth(maxLevel) + 7) / 8;
            if (bytes > end - from) {
                throw damaged("the " + kind + " levels need " + bytes + " bytes, but the page has " + (end - from));
            }
            return from + (int) bytes;
        }
        if (end - from < 4) {
            throw damaged("the page ends before its " + kind + " levels");
        }
        int length = (int) Words.INT.get(page.bytes, from);
        if (length < 0 || length > end - from - 4) {
            throw damaged("the " + kind + " levels are said to have " + length + " bytes, but the page has "
                    + (end - from - 4) + " left");
        }
        return from + 4 + length;
    }

    private void readV2(PageHeader header, DataPageHeaderV2 info) throws DataException {
        int compressed = header.getCompressed_page_size();
        int uncompressed = header.getUncompressed_page_size();
        int repetition = info.getRepetition_levels_byte_length();
        int definition = info.getDefinition_levels_byte_length();
        long levels = (long) repetition + definition;
        if (repetition < 0 || definition < 0 || levels > compressed || levels > uncompressed) {
            throw damaged("the levels are said to have " + repetition + " and " + definition + " bytes, in a page of "
                    + compressed + " bytes (" + uncompressed + " uncompressed)");
        }
        if (info.getNum_nulls() < 0 || info.getNum_nulls() > info.getNum_values()) {
            throw damaged("the page is said to have " + info.getNum_nulls() + " nulls among " + info.getNum_values()
                    + " values");
        }
        input.require(compressed);
        checkCrc(header);
        int at = input.position();
        boolean isCompressed = decompressor != null && isCompressed(info, compressed, uncompressed);
        int from;
        if (isCompressed) {
            byte[] target = target(uncompressed);
            System.arraycopy(input.window(), at, target, 0, (int) levels);
            decompress(at + (int) levels, compressed - (int) levels, target, (int) levels, uncompressed - (int) levels);
            page.bytes = target;
            from = 0;
        } else {
            if (compressed != uncompressed) {
                throw damaged("the page is not compressed, but is said to have " + compressed + " bytes compressed and "
                        + uncompressed + " uncompressed");
            }
            page.bytes = input.window();
            from = at;
        }
        input.skip(compressed);
        page.values = info.getNum_values();
        page.nulls = info.getNum_nulls();
        page.rows = info.getNum_rows();
        page.encoding = encoding(info.getEncoding());
        page.bitPackedRepetition = false;
        page.bitPackedDefinition = false;
        page.repetitionFrom = from;
        page.repetitionEnd = from + repetition;
        page.definitionFrom = page.repetitionEnd;
        page.definitionEnd = page.definitionFrom + definition;
        page.valuesFrom = page.definitionEnd;
        page.valuesEnd = from + uncompressed;
    }

    /** Writers before parquet-cpp 2 compressed pages that their headers call uncompressed (ARROW-17100); the sizes give them away. */
    private static boolean isCompressed(DataPageHeaderV2 info, int compressed, int uncompressed) {
        return !info.isSetIs_compressed() || info.isIs_compressed() || compressed != uncompressed;
    }

    private Encoding encoding(@Nullable Encoding encoding) throws DataException {
        if (encoding == null) {
            throw damaged("values with an unknown encoding");
        }
        return encoding;
    }

    /** Puts the page's bytes into {@code page.bytes} and returns where they begin. */
    private int body(int compressed, int uncompressed) throws DataException {
        if (decompressor == null) {
            page.bytes = input.window();
            return input.position();
        }
        byte[] target = target(uncompressed);
        decompress(input.position(), compressed, target, 0, uncompressed);
        page.bytes = target;
        return 0;
    }

    private byte[] target(int size) throws DataException {
        if (decompressed.length < size + ChunkInput.SLACK) {
            byte[] given = decompressed;
            decompressed = new byte[0];
            page.bytes = decompressed;
            arrays.give(given);
            decompressed = arrays.take(size + ChunkInput.SLACK, where);
        }
        return decompressed;
    }

    private void decompress(int from, int length, byte[] target, int targetFrom, int size) throws DataException {
        Codecs.Decompressor codec = decompressor;
        if (codec == null || size == 0 && length == 0) {
            return;
        }
        int count;
        try {
            count = codec.decompress(input.window(), from, length, target, targetFrom, size);
        } catch (IOException | RuntimeException e) {
            throw damaged(
                    "its " + length + " bytes are no " + chunk.codec() + " data of " + size + " bytes: "
                            + Messages.reason(e),
                    e);
        }
        if (count != size) {
            throw damaged("its " + chunk.codec() + " data decompresses to "
                    + (count > size ? "more than " + size : count) + " bytes, but the page header says " + size);
        }
    }

    private void checkCrc(PageHeader header) throws DataException {
        if (!verifyChecksums || !header.isSetCrc()) {
            return;
        }
        crc.reset();
        crc.update(input.window(), input.position(), header.getCompressed_page_size());
        int computed = (int) crc.getValue();
        if (computed != header.getCrc()) {
            throw damaged(String.format(
                    "the checksum does not match: the header says %08x, the %d bytes of the page give %08x",
                    header.getCrc(), header.getCompressed_page_size(), computed));
        }
    }
}
