package dev.assay.readers.files;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.ColumnStatistics;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.data.SplitStatistics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Rows of texts read as typed columns, two rows per split; {@code ~} is null. Struct members are columns named {@code a/b} of structs. */
final class FakeTable implements Dataset {
    private static final int ROWS_PER_SPLIT = 2;

    /** Turns a failure to read a value as its column's type into what {@link BatchReader#next()} throws. */
    interface Misfit {
        DataException exception(int row, String column) throws DataException;
    }

    private final String name;
    private final Schema schema;
    private final List<String> leaves;
    private final List<String[]> rows;
    private final boolean statistics;
    private final Misfit misfit;

    FakeTable(String name, Schema schema, List<String> leaves, List<String[]> rows, boolean statistics, Misfit misfit) {
        this.name = name;
        this.schema = schema;
        this.leaves = leaves;
        this.rows = rows;
        this.statistics = statistics;
        this.misfit = misfit;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<String> warnings() {
        return List.of(name + ": this is a fake");
    }

    @Override
    public List<Split> splits() {
        List<Split> splits = new ArrayList<>();
        for (int from = 0; from == 0 || from < rows.size(); from += ROWS_PER_SPLIT) {
            splits.add(new Part(from, Math.min(rows.size(), from + ROWS_PER_SPLIT)));
        }
        return splits;
    }

    private static Field leaf(Schema schema, ColumnPath path) {
        List<Field> fields = schema.getFields();
        Field found = null;
        for (String part : path.parts()) {
            found = fields.stream()
                    .filter(field -> field.getName().equals(part))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no column " + path));
            fields = found.getChildren();
        }
        return found;
    }

    private final class Part implements Split, SplitStatistics {
        private final int from;
        private final int to;

        Part(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public String description() {
            return name + ", rows " + (from + 1) + " to " + to;
        }

        @Override
        public long bytes() {
            return to - from;
        }

        @Override
        public SplitStatistics statistics() {
            return statistics ? this : SplitStatistics.NONE;
        }

        @Override
        public OptionalLong rows() {
            return OptionalLong.of(to - from);
        }

        @Override
        public Optional<ColumnStatistics> column(ColumnPath path) {
            int column = leaves.indexOf(String.join("/", path.parts()));
            long nulls = 0;
            Long least = null;
            Long most = null;
            for (String[] row : rows.subList(from, to)) {
                if (row[column].equals("~")) {
                    nulls++;
                } else if (leaf(schema, path).getType().equals(new ArrowType.Int(32, true))) {
                    long value = Long.parseLong(row[column]);
                    least = least == null ? value : Math.min(least, value);
                    most = most == null ? value : Math.max(most, value);
                }
            }
            return Optional.of(new ColumnStatistics(
                    OptionalLong.of(nulls),
                    Optional.ofNullable(least).map(value -> new ColumnStatistics.Bound(value, true)),
                    Optional.ofNullable(most).map(value -> new ColumnStatistics.Bound(value, true))));
        }

        @Override
        public BatchReader open(Projection projection, BufferAllocator allocator) {
            return new PartReader(from, to, projection, allocator);
        }
    }

    private final class PartReader implements BatchReader {
        private final int from;
        private final int to;
        private final Projection projection;
        private final BufferAllocator allocator;
        private VectorSchemaRoot root;
        private boolean done;

        PartReader(int from, int to, Projection projection, BufferAllocator allocator) {
            this.from = from;
            this.to = to;
            this.projection = projection;
            this.allocator = allocator;
        }

        @Override
        public boolean next() throws DataException {
            close();
            if (done) {
                return false;
            }
            done = true;
            List<FieldVector> vectors = new ArrayList<>();
            try {
                for (ColumnRequest request : projection.columns()) {
                    int column = leaves.indexOf(String.join("/", request.path().parts()));
                    FieldVector vector = leaf(schema, request.path()).createVector(allocator);
                    vectors.add(vector);
                    vector.allocateNew();
                    for (int row = from; row < to; row++) {
                        try {
                            set(vector, row - from, rows.get(row)[column]);
                        } catch (NumberFormatException e) {
                            throw misfit.exception(row, request.path().toString());
                        }
                    }
                    vector.setValueCount(to - from);
                }
            } catch (DataException | RuntimeException e) {
                vectors.forEach(FieldVector::close);
                throw e;
            }
            root = new VectorSchemaRoot(
                    vectors.stream().map(FieldVector::getField).toList(), vectors, to - from);
            return true;
        }

        @Override
        public VectorSchemaRoot batch() {
            return root;
        }

        @Override
        public DictionaryProvider dictionaries() {
            return new DictionaryProvider.MapDictionaryProvider();
        }

        @Override
        public void close() {
            if (root != null) {
                root.close();
                root = null;
            }
        }
    }

    private static void set(FieldVector vector, int row, String text) {
        if (text.equals("~")) {
            vector.setNull(row);
        } else if (vector instanceof IntVector ints) {
            ints.setSafe(row, Integer.parseInt(text));
        } else if (vector instanceof BigIntVector longs) {
            longs.setSafe(row, Long.parseLong(text));
        } else if (vector instanceof TinyIntVector bytes) {
            bytes.setSafe(row, Byte.parseByte(text));
        } else if (vector instanceof UInt4Vector unsigned) {
            unsigned.setSafe(row, Integer.parseUnsignedInt(text));
        } else if (vector instanceof UInt8Vector unsigned) {
            unsigned.setSafe(row, Long.parseUnsignedLong(text));
        } else if (vector instanceof Float4Vector floats) {
            floats.setSafe(row, Float.parseFloat(text));
        } else if (vector instanceof Float8Vector doubles) {
            doubles.setSafe(row, Double.parseDouble(text));
        } else if (vector instanceof DecimalVector decimals) {
            decimals.setSafe(row, new BigDecimal(text).setScale(decimals.getScale()));
        } else if (vector instanceof DateDayVector dates) {
            dates.setSafe(row, Integer.parseInt(text));
        } else if (vector instanceof TimeStampVector timestamps) {
            timestamps.setSafe(row, Long.parseLong(text));
        } else {
            ((VarCharVector) vector).setSafe(row, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
