package dev.assay.readers.arrow;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.LimitException;
import dev.assay.data.Projection;
import dev.assay.data.memory.ArrowProjector;
import dev.assay.readers.arrow.ArrowDataset.Part;
import dev.assay.readers.arrow.ArrowDataset.Place;
import dev.assay.readers.arrow.IpcMessages.BatchShape;
import dev.assay.readers.arrow.IpcMessages.IpcMessage;
import dev.assay.readers.io.FileSource;
import dev.assay.readers.io.RandomInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;

/** Reads the batches of one split. */
final class ArrowReader implements BatchReader {
    private final FileSource file;
    private final RandomInput input;
    private final IpcLayout layout;
    private final Part part;
    private final BufferAllocator allocator;
    private final boolean[] wanted;
    private final IpcDictionaries dictionaries;
    private final ArrowProjector projector;
    private final List<FieldVector> vectors = new ArrayList<>();
    private final int nodes;

    private long position;
    private int dictionariesRead;
    private int batchesRead;
    private long bytesRead;
    private boolean ended;

    private ArrowReader(
            FileSource file,
            RandomInput input,
            IpcLayout layout,
            Part part,
            Projection projection,
            BufferAllocator allocator) {
        this.file = file;
        this.input = input;
        this.layout = layout;
        this.part = part;
        this.allocator = allocator;
        this.wanted = wanted(layout, projection);
        this.dictionaries = new IpcDictionaries(layout, wanted, allocator);
        this.projector = new ArrowProjector(projection, allocator);
        this.nodes = layout.nodes();
        this.position = part.stream();
    }

    private static boolean[] wanted(IpcLayout layout, Projection projection) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < layout.fields().size(); i++) {
            places.putIfAbsent(layout.fields().get(i).name(), i);
        }
        boolean[] wanted = new boolean[layout.fields().size()];
        for (ColumnRequest request : projection.columns()) {
            Integer place = places.get(request.path().root());
            if (place == null) {
                throw new IllegalArgumentException("no column " + request.path());
            }
            wanted[place] = true;
        }
        return wanted;
    }

    static ArrowReader open(
            FileSource file, IpcLayout layout, Part part, Projection projection, BufferAllocator allocator)
            throws DataException {
        RandomInput input = file.open();
        try {
            return new ArrowReader(file, input, layout, part, projection, allocator);
        } catch (RuntimeException | Error e) {
            input.close();
            throw e;
        }
    }

    @Override
    public boolean next() throws DataException {
        try {
            while (!projector.next()) {
                if (ended || !nextRecordBatch()) {
                    ended = true;
                    return false;
                }
            }
            return true;
        } catch (OutOfMemoryException e) {
            throw new LimitException(
                    where() + ": does not fit the memory limit of " + allocator.getLimit()
                            + " bytes; raise it, or write smaller batches",
                    e);
        }
    }

    private String where() {
        return file.name() + ", batch " + (part.firstBatch() + batchesRead + 1);
    }

    private boolean nextRecordBatch() throws DataException {
        IpcMessage message = part.stream() < 0 ? nextInFile() : nextInStream();
        if (message == null) {
            return false;
        }
        String where = where();
        RecordBatch batch =
                IpcMessages.parse(where, () -> (RecordBatch) message.message().header(new RecordBatch()));
        BatchShape shape = IpcMessages.parse(where, () -> BatchShape.of(where, batch, message, nodes));
        IpcBody body = new IpcBody(where, input, message, shape.compression(), layout.bigEndian(), allocator);
        List<FieldVector> loaded = new BatchLoader(where, body, shape, layout.version4(message), dictionaries::size)
                .load(layout.fields(), wanted);
        bytesRead += body.bytesRead();
        List<FieldVector> previous = List.copyOf(vectors);
        vectors.clear();
        vectors.addAll(loaded);
        try {
            projector.load(where, vectors, (int) shape.rows(), dictionaries.provider());
        } finally {
            // Only now: the projector has let go of them.
            previous.forEach(FieldVector::close);
            dictionaries.releaseRetired();
        }
        batchesRead++;
        return true;
    }

    private @Nullable IpcMessage nextInFile() throws DataException {
        while (dictionariesRead < part.dictionaries().size()) {
            String where = file.name() + ", dictionary batch " + (dictionariesRead + 1);
            IpcMessage message = at(where, part.dictionaries().get(dictionariesRead), MessageHeader.DictionaryBatch);
            bytesRead += dictionaries.accept(where, input, message, false);
            dictionariesRead++;
        }
        if (batchesRead == part.batches().size()) {
            return null;
        }
        return at(where(), part.batches().get(batchesRead), MessageHeader.RecordBatch);
    }

    /** The message that the footer puts at a place; it must be of that kind and size. */
    private IpcMessage at(String where, Place place, byte type) throws DataException {
        long end = place.offset() + place.metadataLength() + place.bodyLength();
        IpcMessage message = IpcMessages.read(input, where, place.offset(), end);
        if (message == null || message.type() != type) {
            throw new DataException(where + ": the footer promises a "
                    + (type == MessageHeader.RecordBatch ? "record batch" : "dictionary") + " at offset "
                    + place.offset() + ", but there is "
                    + (message == null ? "the end of a stream" : "message type " + message.type()));
        }
        long body = place.offset() + place.metadataLength();
        if (message.bodyLength() != place.bodyLength() || message.body() > body) {
            throw new DataException(
                    where + ": the footer promises " + place.metadataLength() + " + " + place.bodyLength()
                            + " bytes at offset " + place.offset() + ", but the message has "
                            + (message.body() - place.offset()) + " + " + message.bodyLength());
        }
        return new IpcMessage(
                message.start(),
                message.metadata(),
                message.message(),
                message.type(),
                message.version(),
                body,
                message.bodyLength());
    }

    private @Nullable IpcMessage nextInStream() throws DataException {
        while (true) {
            IpcMessage message = IpcMessages.read(input, where(), position, file.length());
            if (message == null) {
                checkEnd();
                return null;
            }
            position = message.end();
            if (message.type() == MessageHeader.RecordBatch) {
                return message;
            } else if (message.type() != MessageHeader.DictionaryBatch) {
                throw new DataException(where() + ": message type " + message.type() + " at offset " + message.start()
                        + ", where a batch belongs");
            }
            bytesRead += dictionaries.accept(where(), input, message, true);
        }
    }

    /** Nothing but padding may follow the mark that ends a stream. */
    private void checkEnd() throws DataException {
        long left = file.length() - position;
        if (left > 64) {
            throw new DataException(
                    file.name() + ": " + left + " bytes follow the end of the stream at offset " + position);
        }
        byte[] rest = new byte[(int) left];
        input.readFully(position, rest, 0, rest.length);
        for (int i = 0; i < rest.length; i++) {
            if (rest[i] != 0 && !(i < 4 && rest[i] == -1)) {
                throw new DataException(
                        file.name() + ": " + left + " bytes follow the end of the stream at offset " + position);
            }
        }
    }

    @Override
    public VectorSchemaRoot batch() {
        return projector.batch();
    }

    @Override
    public DictionaryProvider dictionaries() {
        return projector.dictionaries();
    }

    @Override
    public long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() {
        ended = true;
        projector.close();
        vectors.forEach(FieldVector::close);
        vectors.clear();
        dictionaries.close();
        input.close();
    }
}
