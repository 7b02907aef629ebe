package dev.assay.readers.text;

import dev.assay.data.DataException;
import dev.assay.readers.io.FileSource;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The content of a gzip file (RFC 1952), all members. Unlike the JDK's stream it takes neither a file that ends within a member nor
 * bytes that follow the last one for the end; checksum and length of each member are verified.
 */
final class GzipFeed implements ByteFeed {
    private static final int BUFFER = 64 << 10;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final String name;
    private final ByteFeed source;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    /** Unread bytes of the buffer are [at, limit); while a member is inflated they belong to the inflater. */
    private int at;

    private int limit;
    private long bufferOffset;
    private long memberOffset;
    private long memberLength;
    private boolean inMember;

    private GzipFeed(String name, ByteFeed source) {
        this.name = name;
        this.source = source;
    }

    static GzipFeed open(FileSource file) throws DataException {
        return new GzipFeed(file.name(), PlainFeed.open(file, 0, file.length()));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws DataException {
        while (true) {
            if (!inMember && !nextMember()) {
                return -1;
            }
            int count = inflate(target, offset, length);
            if (count > 0) {
                checksum.update(target, offset, count);
                memberLength += count;
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw damaged("a preset dictionary is wanted, which gzip does not have");
            } else {
                refill();
                inflater.setInput(buffer, 0, limit);
            }
        }
    }

    private int inflate(byte[] target, int offset, int length) throws DataException {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            throw damaged(e.getMessage() == null ? "invalid compressed data" : e.getMessage());
        }
    }

    private boolean nextMember() throws DataException {
        memberOffset = bufferOffset + at;
        if (at == limit && !load()) {
            if (memberOffset == 0) {
                throw new DataException(name + ": is empty, but a gzip file has at least 18 bytes");
            }
            return false;
        }
        checksum.reset();
        if (headerByte() != 0x1F || headerByte() != 0x8B) {
            throw new DataException(name + ": byte offset " + memberOffset + ": "
                    + (memberOffset == 0
                            ? "this is no gzip data"
                            : "the bytes after the gzip data are no further member")
                    + "; the file is damaged or something was appended to it");
        }
        if (headerByte() != 8) {
            throw damaged("unknown compression method");
        }
        int flags = headerByte();
        if ((flags & RESERVED) != 0) {
            throw damaged("reserved flags are set");
        }
        for (int i = 0; i < 6; i++) {
            headerByte();
        }
        if ((flags & EXTRA) != 0) {
            int extra = headerByte() | headerByte() << 8;
            for (int i = 0; i < extra; i++) {
                headerByte();
            }
        }
        skipText(flags & NAME);
        skipText(flags & COMMENT);
        if ((flags & HEADER_CHECKSUM) != 0) {
            int expected = (int) checksum.getValue() & 0xFFFF;
            int stored = headerByte() | headerByte() << 8;
            if (stored != expected) {
                throw damaged("header checksum is " + hex(stored) + ", but the header's is " + hex(expected));
            }
        }
        inflater.reset();
        inflater.setInput(buffer, at, limit - at);
        checksum.reset();
        memberLength = 0;
        inMember = true;
        return true;
    }

    private void skipText(int present) throws DataException {
        if (present != 0) {
            while (headerByte() != 0) {
                // A name or comment ends with a zero byte.
            }
        }
    }

    private int headerByte() throws DataException {
        int value = rawByte();
        checksum.update(value);
        return value;
    }

    private int rawByte() throws DataException {
        if (at == limit) {
            refill();
        }
        return buffer[at++] & 0xFF;
    }

    private void endMember() throws DataException {
        at = limit - inflater.getRemaining();
        long stored = word();
        long length = word();
        if (stored != checksum.getValue()) {
            throw damaged("checksum is " + hex(stored) + ", but the content's is " + hex(checksum.getValue()));
        }
        if (length != (memberLength & 0xFFFFFFFFL)) {
            throw damaged("length is " + length + ", but the content's is " + memberLength);
        }
        inMember = false;
    }

    private long word() throws DataException {
        return rawByte() | rawByte() << 8 | rawByte() << 16 | (long) rawByte() << 24;
    }

    private void refill() throws DataException {
        if (!load()) {
            throw new DataException(name + ": byte offset " + (bufferOffset + limit)
                    + ": the file ends within gzip data; it was cut, by a broken download for example");
        }
    }

    private boolean load() throws DataException {
        int count = source.read(buffer, 0, BUFFER);
        if (count < 0) {
            return false;
        }
        bufferOffset += limit;
        at = 0;
        limit = count;
        return true;
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    private DataException damaged(String how) {
        return new DataException(
                name + ": damaged gzip data in the member at byte offset " + memberOffset + ": " + how);
    }

    @Override
    public long storedBytes() {
        return source.storedBytes();
    }

    @Override
    public void close() {
        inflater.end();
        source.close();
    }
}
