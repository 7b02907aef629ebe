package dev.assay.readers.arrow;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.assay.data.DataException;
import dev.assay.data.LimitException;
import dev.assay.readers.arrow.IpcMessages.Compression;
import dev.assay.readers.arrow.IpcMessages.IpcMessage;
import dev.assay.readers.io.RandomInput;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;

/** The body of one message: brings buffers into Arrow memory, decompressed and in native byte order. */
final class IpcBody {
    private static final int CHUNK = 64 << 10;
    /** Most that a byte can become: Zstandard repeats one byte 128 K times in a block of four. */
    private static final long MAX_RATIO = 64 << 10;

    private final String where;
    private final RandomInput input;
    private final IpcMessage message;
    private final Compression compression;
    private final boolean swap;
    private final BufferAllocator allocator;
    private long bytesRead;

    IpcBody(
            String where,
            RandomInput input,
            IpcMessage message,
            Compression compression,
            boolean swap,
            BufferAllocator allocator) {
        this.where = where;
        this.input = input;
        this.message = message;
        this.compression = compression;
        this.swap = swap;
        this.allocator = allocator;
    }

    BufferAllocator allocator() {
        return allocator;
    }

    boolean swap() {
        return swap;
    }

    long bytesRead() {
        return bytesRead;
    }

    /** How many bytes a buffer has once decompressed, as it says itself. */
    long available(long offset, long length) throws DataException {
        if (compression == Compression.NONE || length == 0) {
            return length;
        }
        if (length < 8) {
            throw new DataException(where + ": a compressed buffer of " + length + " bytes");
        }
        long declared = declared(offset);
        if (declared == -1) {
            return length - 8;
        }
        if (declared < 0 || declared / MAX_RATIO > length) {
            throw new DataException(
                    where + ": a compressed buffer of " + length + " bytes says that it becomes " + declared);
        }
        return declared;
    }

    private long declared(long offset) throws DataException {
        byte[] prefix = new byte[8];
        input.readFully(message.body() + offset, prefix, 0, 8);
        return ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /**
     * The first bytes of a buffer. The result has {@code need} bytes, rounded up to eight and padded with zeros; the caller releases it.
     *
     * @param need at most {@link #available}
     * @param parts bytes of the numbers that a value consists of, for swapping
     */
    ArrowBuf read(long offset, long length, long need, int[] parts) throws DataException {
        ArrowBuf target = allocate(need);
        try {
            if (need == 0) {
                return target;
            }
            long start = message.body() + offset;
            if (compression == Compression.NONE) {
                copy(new Span(start, length), target, need, parts);
            } else if (declared(offset) == -1) {
                copy(new Span(start + 8, length - 8), target, need, parts);
            } else {
                decompress(start + 8, length - 8, declared(offset), target, need, parts);
            }
            return target;
        } catch (DataException | RuntimeException | Error e) {
            target.close();
            throw e;
        }
    }

    /** Zeroed memory for so many bytes, rounded up to eight. */
    ArrowBuf allocate(long bytes) throws DataException {
        long rounded = Math.max(8, (bytes + 7) & ~7L);
        try {
            ArrowBuf buffer = allocator.buffer(rounded);
            buffer.setZero(rounded - 8, 8);
            buffer.writerIndex(bytes);
            return buffer;
        } catch (OutOfMemoryException e) {
            throw new LimitException(
                    where + ": a buffer of " + bytes + " bytes does not fit the memory limit of " + allocator.getLimit()
                            + " bytes; raise it, or write smaller batches",
                    e);
        }
    }

    private void decompress(long start, long length, long declared, ArrowBuf target, long need, int[] parts)
            throws DataException {
        Span span = new Span(start, length);
        try (InputStream stream = compression == Compression.LZ4 ? new Lz4Frame(span, length, declared) : zstd(span)) {
            long total = copy(stream, target, need, parts);
            byte[] rest = new byte[CHUNK];
            for (int count = stream.read(rest); count >= 0 && total <= declared; count = stream.read(rest)) {
                total += count;
            }
            if (total != declared) {
                throw new DataException(where + ": a compressed buffer says that it becomes " + declared
                        + " bytes, but becomes " + (total > declared ? "more" : total));
            }
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new DataException(
                    where + ": a " + compression + "-compressed buffer at offset " + start + " cannot be decompressed: "
                            + e.getMessage(),
                    e);
        }
    }

    private static InputStream zstd(InputStream in) throws IOException {
        try {
            return new ZstdInputStreamNoFinalizer(in);
        } catch (UnsatisfiedLinkError | ExceptionInInitializerError | NoClassDefFoundError e) {
            // No native library for this platform, or nowhere to unpack it.
            return new ZstdInputStream(in);
        }
    }

    private long copy(InputStream stream, ArrowBuf target, long need, int[] parts) throws DataException {
        byte[] chunk = new byte[(int) Math.min(CHUNK, (need + 15) & ~15L)];
        long done = 0;
        try {
            while (done < need) {
                int want = (int) Math.min(chunk.length, need - done);
                int count = stream.readNBytes(chunk, 0, want);
                if (count < want) {
                    throw new DataException(
                            where + ": a buffer ends after " + (done + count) + " bytes; " + need + " are needed");
                }
                if (swap && parts.length > 0) {
                    // The chunk is a multiple of every width, so that no value is cut.
                    swap(chunk, count, parts);
                }
                target.setBytes(done, chunk, 0, count);
                done += count;
            }
        } catch (DataException e) {
            throw e;
        } catch (IOException e) {
            throw new DataException(
                    where + ": a " + compression + "-compressed buffer cannot be decompressed: " + e.getMessage(), e);
        }
        return done;
    }

    private static void swap(byte[] bytes, int length, int[] parts) {
        int at = 0;
        while (at < length) {
            for (int part : parts) {
                for (int low = at, high = at + part - 1; low < high && high < length; low++, high--) {
                    byte kept = bytes[low];
                    bytes[low] = bytes[high];
                    bytes[high] = kept;
                }
                at += part;
            }
        }
    }

    /** A range of the file as a stream. */
    private final class Span extends InputStream {
        private long position;
        private final long end;

        Span(long start, long length) {
            position = start;
            end = start + length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (position >= end) {
                return -1;
            }
            int count = (int) Math.min(length, end - position);
            input.readFully(position, target, offset, count);
            position += count;
            bytesRead += count;
            return count;
        }
    }
}
