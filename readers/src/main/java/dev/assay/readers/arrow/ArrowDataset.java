package dev.assay.readers.arrow;

import dev.assay.data.BatchReader;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.LimitException;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.readers.arrow.IpcMessages.IpcMessage;
import dev.assay.readers.io.FileContent;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.io.RandomInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * An Arrow IPC file or stream. A stream is one split; a file is cut between record batches, after every 32 MB. Nothing is answered from
 * metadata: a batch's header says how many rows and nulls it has, but only reading shows whether its body agrees.
 */
final class ArrowDataset implements Dataset {
    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FEATHER_1 = "FEA1".getBytes(StandardCharsets.US_ASCII);
    private static final long SPLIT_BYTES = 32L << 20;

    private final FileSource file;
    private final IpcLayout layout;
    private final Schema schema;
    private final List<Split> splits;

    private ArrowDataset(FileSource file, IpcLayout layout, List<Part> parts) {
        this.file = file;
        this.layout = layout;
        this.schema = new Schema(layout.fields().stream().map(IpcField::logical).toList());
        this.splits = parts.stream().map(part -> (Split) new ArrowSplit(part)).toList();
    }

    /** Where a message is, as a footer says. */
    record Place(long offset, long metadataLength, long bodyLength) {}

    /**
     * What one split reads.
     *
     * @param stream offset of the first message behind the schema, if the messages follow each other; -1 in a file
     * @param dictionaries all dictionary batches of the file
     * @param batches the record batches of this split
     * @param firstBatch number of the first of them, from 0
     */
    record Part(long stream, List<Place> dictionaries, List<Place> batches, int firstBatch, String description) {
        long bytes() {
            return batches.stream().mapToLong(Place::bodyLength).sum();
        }
    }

    static boolean isFile(byte[] head) {
        return head.length >= MAGIC.length && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    static ArrowDataset open(FileSource file) throws DataException {
        try (RandomInput input = file.open()) {
            byte[] head = FileContent.head(input, file.length(), 64);
            if (isFile(head)) {
                return openFile(file, input);
            }
            if (head.length < 8 || Arrays.equals(head, 0, 4, FEATHER_1, 0, 4)) {
                throw new DataException(file.name() + ": is no Arrow IPC file; it looks like "
                        + (head.length < 8
                                ? FileContent.describe(head)
                                : "Feather version 1, which is another format"));
            }
            return openStream(file, input, head);
        }
    }

    private static ArrowDataset openStream(FileSource file, RandomInput input, byte[] head) throws DataException {
        IpcMessage message;
        try {
            message = IpcMessages.read(input, file.name(), 0, file.length());
            if (message == null || message.type() != MessageHeader.Schema) {
                throw new DataException(file.name() + ": the first message is no schema");
            }
        } catch (LimitException e) {
            throw e;
        } catch (DataException e) {
            if (ByteBuffer.wrap(head).getInt(0) == -1) {
                throw e;
            }
            throw new DataException(
                    file.name() + ": is no Arrow IPC file or stream; it looks like " + FileContent.describe(head), e);
        }
        IpcLayout layout = layout(file, message);
        Part part = new Part(message.end(), List.of(), List.of(), 0, file.name());
        return new ArrowDataset(file, layout, List.of(part));
    }

    private static IpcLayout layout(FileSource file, IpcMessage message) throws DataException {
        return IpcMessages.parse(file.name(), () -> {
            org.apache.arrow.flatbuf.Schema schema =
                    (org.apache.arrow.flatbuf.Schema) message.message().header(new org.apache.arrow.flatbuf.Schema());
            if (schema == null) {
                throw new DataException(file.name() + ": a schema without content");
            }
            return IpcLayout.of(file.name(), schema, message.metadata().capacity());
        });
    }

    private static ArrowDataset openFile(FileSource file, RandomInput input) throws DataException {
        String name = file.name();
        int tailLength = 4 + MAGIC.length;
        if (file.length() < 8 + tailLength) {
            throw new DataException(name + ": is cut: an Arrow IPC file of " + file.length() + " bytes");
        }
        byte[] tail = FileContent.tail(input, file.length(), tailLength);
        if (!Arrays.equals(tail, 4, tailLength, MAGIC, 0, MAGIC.length)) {
            throw new DataException(name + ": does not end with the Arrow magic bytes at offset "
                    + (file.length() - MAGIC.length) + ": the file is cut, or something follows it");
        }
        int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
        long footerStart = file.length() - tailLength - length;
        if (length <= 0 || footerStart < 8) {
            throw new DataException(
                    name + ": a footer of " + length + " bytes in a file of " + file.length() + " bytes");
        }
        if (length > IpcMessages.MAX_METADATA) {
            throw new LimitException(
                    name + ": a footer of " + length + " bytes; the limit is " + IpcMessages.MAX_METADATA);
        }
        byte[] bytes = new byte[length];
        input.readFully(footerStart, bytes, 0, length);
        return IpcMessages.parse(
                name + ", footer",
                () -> openFile(file, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), footerStart));
    }

    private static ArrowDataset openFile(FileSource file, ByteBuffer bytes, long footerStart) throws DataException {
        Footer footer = Footer.getRootAsFooter(bytes);
        String name = file.name();
        if (footer.schema() == null) {
            throw new DataException(name + ": the footer has no schema");
        }
        IpcLayout layout = IpcLayout.of(name, footer.schema(), bytes.capacity());
        int most = bytes.capacity() / 24;
        if (footer.dictionariesLength() > most || footer.recordBatchesLength() > most) {
            throw new DataException(name + ": the footer lists more batches than it has room for");
        }
        List<Place> dictionaries = new ArrayList<>();
        for (int i = 0; i < footer.dictionariesLength(); i++) {
            dictionaries.add(place(name, footer.dictionaries(i), "dictionary " + (i + 1), footerStart));
        }
        List<Place> batches = new ArrayList<>();
        for (int i = 0; i < footer.recordBatchesLength(); i++) {
            batches.add(place(name, footer.recordBatches(i), "batch " + (i + 1), footerStart));
        }
        return new ArrowDataset(file, layout, parts(name, List.copyOf(dictionaries), batches));
    }

    private static Place place(String name, Block block, String what, long footerStart) throws DataException {
        long offset = block.offset();
        long metadata = block.metaDataLength();
        long body = block.bodyLength();
        if (offset < 8
                || metadata <= 0
                || body < 0
                || offset > footerStart
                || metadata > footerStart - offset
                || body > footerStart - offset - metadata) {
            throw new DataException(name + ": the footer puts " + what + " at offset " + offset + " with " + metadata
                    + " + " + body + " bytes, but the data ends at " + footerStart);
        }
        return new Place(offset, metadata, body);
    }

    private static List<Part> parts(String name, List<Place> dictionaries, List<Place> batches) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        do {
            int to = from;
            long bytes = 0;
            while (to < batches.size() && (to == from || bytes + batches.get(to).bodyLength() <= SPLIT_BYTES)) {
                bytes += batches.get(to).bodyLength();
                to++;
            }
            boolean whole = from == 0 && to == batches.size();
            String description = whole ? name : name + ", batches " + (from + 1) + " to " + to;
            parts.add(new Part(-1, dictionaries, List.copyOf(batches.subList(from, to)), from, description));
            from = to;
        } while (from < batches.size());
        return parts;
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<Split> splits() {
        return splits;
    }

    private final class ArrowSplit implements Split {
        private final Part part;

        ArrowSplit(Part part) {
            this.part = part;
        }

        @Override
        public String description() {
            return part.description();
        }

        @Override
        public Optional<String> file() {
            return Optional.of(name());
        }

        @Override
        public long bytes() {
            return part.stream() < 0 ? part.bytes() : file.length();
        }

        @Override
        public BatchReader open(Projection projection, BufferAllocator allocator) throws DataException {
            return ArrowReader.open(file, layout, part, projection, allocator);
        }
    }
}
