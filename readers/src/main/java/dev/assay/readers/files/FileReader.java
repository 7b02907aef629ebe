package dev.assay.readers.files;

import dev.assay.batch.Batch;
import dev.assay.data.BatchReader;
import dev.assay.data.ColumnNeed;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.Projection;
import dev.assay.data.SchemaChangedException;
import dev.assay.data.Split;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;

/**
 * Shows the batches of one file under the common schema: columns that have their type already are handed on, others are widened,
 * missing ones are null, partition columns constant.
 */
final class FileReader implements BatchReader {
    private final FileSplit split;
    private final BatchReader reader;
    private final Projection own;
    private final List<Output> outputs;
    private final boolean asIs;
    private final BufferAllocator allocator;
    private final Batch batch = new Batch();
    private final List<FieldVector> made = new ArrayList<>();
    private @Nullable VectorSchemaRoot root;

    /**
     * How one column of the batch is made.
     *
     * @param ordinal position in the file's batch; -1 if it does not come from there
     * @param widening how it is widened; null: handed on
     * @param constant what it is instead; null if it comes from the file
     */
    private record Output(
            int ordinal,
            @Nullable Widening widening,
            @Nullable ConstantColumn constant) {}

    private FileReader(
            FileSplit split,
            BatchReader reader,
            Projection own,
            List<Output> outputs,
            boolean asIs,
            BufferAllocator allocator) {
        this.split = split;
        this.reader = reader;
        this.own = own;
        this.outputs = outputs;
        this.asIs = asIs;
        this.allocator = allocator;
    }

    static FileReader open(
            FileSplit split,
            Split of,
            Projection projection,
            CommonSchema common,
            ColumnSource.FileColumns columns,
            BufferAllocator allocator)
            throws DataException {
        List<ColumnRequest> requests = new ArrayList<>();
        List<Output> outputs = new ArrayList<>();
        List<ConstantColumn> constants = new ArrayList<>();
        boolean asIs = true;
        try {
            for (ColumnRequest request : projection.columns()) {
                ColumnSource source = ColumnSource.of(request.path(), common, columns);
                if (source.path() == null || source.own() == null) {
                    Comparable<?> value = source.partition() < 0
                            ? null
                            : common.partitions().value(split.fileIndex(), source.partition());
                    ConstantColumn constant = new ConstantColumn(source.field(), value, outputs.size(), allocator);
                    constants.add(constant);
                    outputs.add(new Output(-1, null, constant));
                    asIs = false;
                } else {
                    Widening widening =
                            request.need() == ColumnNeed.PRESENCE ? null : Widening.of(source.own(), source.field());
                    outputs.add(new Output(requests.size(), widening, null));
                    requests.add(new ColumnRequest(source.path(), request.need()));
                    asIs &= widening == null;
                }
            }
            Projection own = new Projection(requests);
            return new FileReader(split, of.open(own, allocator), own, outputs, asIs, allocator);
        } catch (DataException | RuntimeException | Error e) {
            constants.forEach(ConstantColumn::close);
            throw e;
        }
    }

    @Override
    public boolean next() throws DataException {
        release();
        try {
            if (!reader.next()) {
                return false;
            }
        } catch (SchemaChangedException e) {
            throw split.changed(e);
        }
        root = asIs ? reader.batch() : adapted(reader.batch());
        return true;
    }

    private VectorSchemaRoot adapted(VectorSchemaRoot source) throws DataException {
        int rows = source.getRowCount();
        batch.load(source, reader.dictionaries(), own, 0);
        List<FieldVector> vectors = new ArrayList<>(outputs.size());
        for (Output output : outputs) {
            if (output.constant() != null) {
                vectors.add(make(output.constant().vector(rows)));
            } else if (output.widening() != null) {
                vectors.add(
                        make(output.widening().widen(split.description(), batch.column(output.ordinal()), allocator)));
            } else {
                vectors.add(source.getVector(output.ordinal()));
            }
        }
        return new VectorSchemaRoot(vectors.stream().map(FieldVector::getField).toList(), vectors, rows);
    }

    private FieldVector make(FieldVector vector) {
        made.add(vector);
        return vector;
    }

    @Override
    public VectorSchemaRoot batch() {
        VectorSchemaRoot current = root;
        if (current == null) {
            throw new IllegalStateException("no current batch");
        }
        return current;
    }

    @Override
    public DictionaryProvider dictionaries() {
        DictionaryProvider inner = reader.dictionaries();
        return asIs ? inner : new ConstantColumn.Dictionaries(constants(), inner);
    }

    private List<ConstantColumn> constants() {
        List<ConstantColumn> constants = new ArrayList<>();
        for (Output output : outputs) {
            if (output.constant() != null) {
                constants.add(output.constant());
            }
        }
        return constants;
    }

    @Override
    public long bytesRead() {
        return reader.bytesRead();
    }

    private void release() {
        root = null;
        made.forEach(FieldVector::close);
        made.clear();
    }

    @Override
    public void close() {
        release();
        constants().forEach(ConstantColumn::close);
        reader.close();
    }
}
