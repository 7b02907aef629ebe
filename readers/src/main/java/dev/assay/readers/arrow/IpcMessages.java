package dev.assay.readers.arrow;

import dev.assay.data.DataException;
import dev.assay.data.LimitException;
import dev.assay.readers.io.RandomInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;

/** Reads the metadata of messages; checks that they and their bodies lie inside the file. */
final class IpcMessages {
    /** Most bytes of one message's metadata, or of a footer. */
    static final int MAX_METADATA = 64 << 20;

    private static final int CONTINUATION = -1;

    private IpcMessages() {}

    /**
     * A message.
     *
     * @param start offset of its first byte
     * @param metadata the flatbuffer
     * @param message the same, for access; may throw anything where the metadata is damaged
     * @param type a constant of {@code MessageHeader}
     * @param version a constant of {@code MetadataVersion}
     * @param body offset of the body
     * @param bodyLength bytes of the body
     */
    record IpcMessage(
            long start, ByteBuffer metadata, Message message, byte type, short version, long body, long bodyLength) {

        long end() {
            return body + bodyLength;
        }
    }

    /** Something that reads flatbuffers, and so may meet offsets that lead anywhere. */
    interface Parse<T> {
        T run() throws DataException;
    }

    /** Turns whatever flatbuffers throw on damaged offsets into an exception that says so. */
    static <T> T parse(String where, Parse<T> parse) throws DataException {
        try {
            return parse.run();
        } catch (RuntimeException e) {
            throw new DataException(
                    where + ": the metadata is damaged (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /**
     * Reads the message at an offset.
     *
     * @param limit offset behind the last byte that may belong to it
     * @return null at the mark that ends a stream, or at the limit itself
     */
    static @Nullable IpcMessage read(RandomInput input, String where, long start, long limit) throws DataException {
        long left = limit - start;
        if (left == 0) {
            return null;
        }
        if (left < 4) {
            throw new DataException(where + ": ends at offset " + limit + ", in the middle of a message's length");
        }
        byte[] prefix = new byte[(int) Math.min(8, left)];
        input.readFully(start, prefix, 0, prefix.length);
        ByteBuffer numbers = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN);
        int length = numbers.getInt();
        int prefixLength = 4;
        if (length == CONTINUATION) {
            if (left < 8) {
                throw new DataException(where + ": ends at offset " + limit + ", in the middle of a message's length");
            }
            length = numbers.getInt();
            prefixLength = 8;
        }
        if (length == 0) {
            return null;
        }
        long metadataStart = start + prefixLength;
        if (length < 0 || length > limit - metadataStart) {
            throw new DataException(where + ": a message of " + Integer.toUnsignedString(length) + " bytes at offset "
                    + start + ", but the file has " + (limit - metadataStart) + " more");
        }
        if (length > MAX_METADATA) {
            throw new LimitException(where + ": message metadata of " + length + " bytes at offset " + start
                    + "; the limit is " + MAX_METADATA);
        }
        byte[] bytes = new byte[length];
        input.readFully(metadataStart, bytes, 0, length);
        ByteBuffer metadata = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return parse(where, () -> message(where, start, metadata, metadataStart + bytes.length, limit));
    }

    private static IpcMessage message(String where, long start, ByteBuffer metadata, long body, long limit)
            throws DataException {
        Message message = Message.getRootAsMessage(metadata);
        checkVersion(where, message.version());
        long bodyLength = message.bodyLength();
        if (bodyLength < 0 || bodyLength > limit - body) {
            throw new DataException(where + ": a message body of " + bodyLength + " bytes at offset " + body
                    + ", but the file has " + (limit - body) + " more");
        }
        return new IpcMessage(start, metadata, message, message.headerType(), message.version(), body, bodyLength);
    }

    private static void checkVersion(String where, short version) throws DataException {
        if (version != MetadataVersion.V4 && version != MetadataVersion.V5) {
            throw new DataException(where + ": metadata version " + (version + 1) + "; versions 4 and 5 can be read");
        }
    }

    /** How buffers are compressed. */
    enum Compression {
        NONE,
        LZ4,
        ZSTD
    }

    /**
     * The metadata of a record batch, checked for shape.
     *
     * @param nodes length and number of nulls, by turns
     * @param buffers offset and length, by turns; each inside the body
     * @param variadic numbers of data buffers of view columns
     */
    record BatchShape(long rows, long[] nodes, long[] buffers, long[] variadic, Compression compression) {
        /**
         * Reads and checks.
         *
         * @param expectedNodes how many nodes the schema asks for
         */
        static BatchShape of(String where, @Nullable RecordBatch batch, IpcMessage message, int expectedNodes)
                throws DataException {
            if (batch == null) {
                throw new DataException(where + ": a batch without content");
            }
            if (batch.nodesLength() != expectedNodes) {
                throw new DataException(where + ": " + batch.nodesLength() + " columns and members, but the schema has "
                        + expectedNodes);
            }
            int bytes = message.metadata().capacity();
            if (batch.buffersLength() > bytes / 16 || batch.variadicBufferCountsLength() > bytes / 8) {
                throw new DataException(
                        where + ": " + batch.buffersLength() + " buffers in " + bytes + " bytes of metadata");
            }
            long[] nodes = new long[2 * expectedNodes];
            FieldNode node = new FieldNode();
            for (int i = 0; i < expectedNodes; i++) {
                batch.nodes(node, i);
                nodes[2 * i] = node.length();
                nodes[2 * i + 1] = node.nullCount();
            }
            long[] buffers = new long[2 * batch.buffersLength()];
            Buffer buffer = new Buffer();
            for (int i = 0; i < batch.buffersLength(); i++) {
                batch.buffers(buffer, i);
                long offset = buffer.offset();
                long length = buffer.length();
                if (offset < 0
                        || length < 0
                        || offset > message.bodyLength()
                        || length > message.bodyLength() - offset) {
                    throw new DataException(where + ": buffer " + (i + 1) + " has " + length + " bytes from " + offset
                            + " on, but the body has " + message.bodyLength() + " bytes");
                }
                buffers[2 * i] = offset;
                buffers[2 * i + 1] = length;
            }
            long[] variadic = new long[batch.variadicBufferCountsLength()];
            for (int i = 0; i < variadic.length; i++) {
                variadic[i] = batch.variadicBufferCounts(i);
            }
            if (batch.length() < 0) {
                throw new DataException(where + ": " + batch.length() + " rows");
            }
            return new BatchShape(batch.length(), nodes, buffers, variadic, compression(where, batch.compression()));
        }

        private static Compression compression(String where, @Nullable BodyCompression compression)
                throws DataException {
            if (compression == null) {
                return Compression.NONE;
            }
            if (compression.method() != BodyCompressionMethod.BUFFER) {
                throw new DataException(where + ": compression method " + compression.method() + " is not known");
            }
            switch (compression.codec()) {
                case CompressionType.LZ4_FRAME:
                    return Compression.LZ4;
                case CompressionType.ZSTD:
                    return Compression.ZSTD;
                default:
                    throw new DataException(where + ": compression codec " + compression.codec() + " is not known");
            }
        }
    }
}
