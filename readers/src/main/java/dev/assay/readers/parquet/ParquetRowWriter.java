package dev.assay.readers.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Writes Arrow batches to one Parquet file: pages with checksums, statistics, no Hadoop configuration. Not thread-safe.
 *
 * <p>Types: booleans, whole numbers, floats, decimals, text, binary, dates, times, timestamps (seconds become milliseconds), null,
 * structs and lists of these.
 */
public final class ParquetRowWriter implements AutoCloseable {
    private final Schema schema;
    private final ParquetWriter<Row> writer;
    private final Row row = new Row();

    /** A column of the batch that is being written. */
    interface Cells {
        boolean isNull(int row);

        /** Writes a value that is not null. */
        void write(int row, RecordConsumer to);
    }

    /** The batch and row that is being written: one object, so that writing allocates nothing per row. */
    private static final class Row {
        List<? extends Cells> columns = List.of();
        int index;
    }

    private record VectorCells(FieldVector vector, ValueWriter writer) implements Cells {
        @Override
        public boolean isNull(int row) {
            return vector.isNull(row);
        }

        @Override
        public void write(int row, RecordConsumer to) {
            writer.write(row, to);
        }
    }

    private ParquetRowWriter(Schema schema, ParquetWriter<Row> writer) {
        this.schema = schema;
        this.writer = writer;
    }

    /**
     * Creates or replaces a file. It is no valid file before {@link #close}; {@link ParquetFiles} hides that from readers.
     *
     * @throws IllegalArgumentException if a field's type cannot be written
     */
    public static ParquetRowWriter create(Path path, Schema schema, WriteOptions options) throws IOException {
        ParquetWriter<Row> writer = new Builder(new LocalOutputFile(path), WriterSchema.of(schema))
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new WriterCodecs())
                .withCompressionCodec(codec(options.compression()))
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withPageWriteChecksumEnabled(true)
                .withRowGroupRowCountLimit(options.rowGroupRows())
                .withDictionaryEncoding(options.dictionaries())
                .withWriterVersion(options.version2() ? WriterVersion.PARQUET_2_0 : WriterVersion.PARQUET_1_0)
                .build();
        return new ParquetRowWriter(schema, writer);
    }

    private static CompressionCodecName codec(WriteOptions.Compression compression) {
        switch (compression) {
            case NONE:
                return CompressionCodecName.UNCOMPRESSED;
            case SNAPPY:
                return CompressionCodecName.SNAPPY;
            case GZIP:
                return CompressionCodecName.GZIP;
            case ZSTD:
                return CompressionCodecName.ZSTD;
            case LZ4_RAW:
                return CompressionCodecName.LZ4_RAW;
        }
        throw new IllegalArgumentException("compression " + compression);
    }

    /**
     * Appends the rows of a batch, which stays the caller's.
     *
     * @param batch the schema's columns, in order; a text column may be Int32 indices into one of {@code dictionaries}
     * @throws IllegalArgumentException if the number of columns is another, or a vector's class cannot be written
     */
    public void write(VectorSchemaRoot batch, DictionaryProvider dictionaries) throws IOException {
        List<FieldVector> vectors = batch.getFieldVectors();
        if (vectors.size() != schema.getFields().size()) {
            throw new IllegalArgumentException("a batch of " + vectors.size() + " columns for a schema of "
                    + schema.getFields().size());
        }
        List<Cells> columns = new ArrayList<>();
        for (FieldVector vector : vectors) {
            columns.add(cells(vector, dictionaries));
        }
        write(columns, batch.getRowCount(), index -> true);
    }

    /** Appends those rows that are wanted. */
    void write(List<Cells> columns, int rows, IntPredicate wanted) throws IOException {
        row.columns = columns;
        for (int i = 0; i < rows; i++) {
            if (wanted.test(i)) {
                row.index = i;
                writer.write(row);
            }
        }
    }

    /** A vector as a column; a text vector may be Int32 indices into one of {@code dictionaries}. */
    static Cells cells(FieldVector vector, DictionaryProvider dictionaries) {
        return new VectorCells(vector, writer(vector, dictionaries));
    }

    /** The same for a batch without dictionaries. */
    public void write(VectorSchemaRoot batch) throws IOException {
        write(batch, new DictionaryProvider.MapDictionaryProvider());
    }

    private static ValueWriter writer(FieldVector vector, DictionaryProvider dictionaries) {
        if (vector.getField().getDictionary() == null) {
            return vector instanceof org.apache.arrow.vector.NullVector ? (row, to) -> {} : ValueWriter.of(vector);
        }
        Dictionary dictionary =
                dictionaries.lookup(vector.getField().getDictionary().getId());
        if (dictionary == null || !(vector instanceof IntVector indices)) {
            throw new IllegalArgumentException(
                    "column " + Messages.quote(vector.getName()) + " has no dictionary of Int32 indices");
        }
        ValueWriter entries = ValueWriter.of(dictionary.getVector());
        return (row, to) -> entries.write(indices.get(row), to);
    }

    /** Writes the footer. */
    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
        private final MessageType type;

        Builder(OutputFile file, MessageType type) {
            super(file);
            this.type = type;
        }

        @Override
        protected Builder self() {
            return this;
        }

        // Abstract and deprecated at once.
        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<Row> getWriteSupport(Configuration conf) {
            return new Support(type);
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration conf) {
            return new Support(type);
        }
    }

    private static final class Support extends WriteSupport<Row> {
        private final MessageType type;
        private @Nullable RecordConsumer consumer;

        Support(MessageType type) {
            this.type = type;
        }

        // Abstract and deprecated at once.
        @Override
        @SuppressWarnings("deprecation")
        public WriteContext init(Configuration configuration) {
            return new WriteContext(type, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(type, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(Row row) {
            RecordConsumer to = Objects.requireNonNull(consumer);
            to.startMessage();
            for (int i = 0; i < row.columns.size(); i++) {
                if (!row.columns.get(i).isNull(row.index)) {
                    String name = type.getFieldName(i);
                    to.startField(name, i);
                    row.columns.get(i).write(row.index, to);
                    to.endField(name, i);
                }
            }
            to.endMessage();
        }
    }
}
