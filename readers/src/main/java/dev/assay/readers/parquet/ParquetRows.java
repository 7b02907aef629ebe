package dev.assay.readers.parquet;

import dev.assay.internal.io.StagedFile;
import dev.assay.rows.RowBatch;
import dev.assay.rows.RowSelection;
import dev.assay.rows.RowSelection.Added;
import dev.assay.rows.RowSink;
import dev.assay.rows.RowTable;
import dev.assay.rows.RuleLists;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a Parquet file: the data's columns with their types, lists of rules as lists of texts. Snappy, row groups of at most
 * {@value #ROW_GROUP_ROWS} rows, so that a file of any size needs the memory of one.
 */
public final class ParquetRows implements RowSink {
    private static final int ROW_GROUP_ROWS = 250_000;

    private final Path path;
    private final RowSelection selection;
    private final StagedFile.Watcher watcher;
    private final List<AddedCells> added = new ArrayList<>();
    private int dataColumns;
    private @Nullable StagedFile file;
    private @Nullable ParquetRowWriter writer;

    /** @param watcher told about the temporary file */
    public ParquetRows(Path path, RowSelection selection, StagedFile.Watcher watcher) {
        this.path = path;
        this.selection = selection;
        this.watcher = watcher;
    }

    @Override
    public String target() {
        return path.toString();
    }

    @Override
    public void begin(RowTable table) throws IOException {
        selection.check(table);
        List<Field> fields = new ArrayList<>();
        for (RowTable.RowColumn column : table.columns()) {
            fields.add(Field.nullable(column.name(), column.type().arrow()));
        }
        dataColumns = fields.size();
        for (Added column : selection.added()) {
            fields.add(field(column));
            added.add(new AddedCells(column, table.rules()));
        }
        try {
            StagedFile staged = StagedFile.at(path, watcher);
            file = staged;
            writer = ParquetRowWriter.create(
                    staged.temporary(), new Schema(fields), WriteOptions.DEFAULT.withRowGroupRows(ROW_GROUP_ROWS));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException(StagedFile.reason(e), e);
        }
    }

    private static Field field(Added column) {
        if (column.isList()) {
            Field element = new Field("element", FieldType.notNullable(ArrowType.Utf8.INSTANCE), null);
            return new Field(column.title(), FieldType.notNullable(ArrowType.List.INSTANCE), List.of(element));
        }
        return switch (column) {
            case ROW -> new Field(column.title(), FieldType.notNullable(new ArrowType.Int(64, true)), null);
            case FILE -> Field.nullable(column.title(), ArrowType.Utf8.INSTANCE);
            default -> new Field(column.title(), FieldType.notNullable(ArrowType.Utf8.INSTANCE), null);
        };
    }

    @Override
    public void write(RowBatch batch) throws IOException {
        List<ParquetRowWriter.Cells> columns = new ArrayList<>();
        for (int i = 0; i < dataColumns; i++) {
            columns.add(ParquetRowWriter.cells(batch.column(i).vector(), batch.dictionaries()));
        }
        for (AddedCells cells : added) {
            cells.show(batch);
            columns.add(cells);
        }
        writer().write(columns, batch.rows(), row -> selection.includes(batch, row));
    }

    private ParquetRowWriter writer() {
        ParquetRowWriter current = writer;
        if (current == null) {
            throw new IllegalStateException("begin was not called");
        }
        return current;
    }

    @Override
    public void commit() throws IOException {
        ParquetRowWriter whole = writer();
        writer = null;
        whole.close();
        StagedFile staged = file;
        if (staged != null) {
            staged.publish();
        }
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // Whatever could be lost by this was reported, or is not wanted any more.
            file = null;
        }
    }

    /** A column about the rows of the current batch. */
    private static final class AddedCells implements ParquetRowWriter.Cells {
        private final Added column;
        private final Optional<RuleLists<List<Binary>>> lists;
        private @Nullable RowBatch batch;

        AddedCells(Added column, List<String> rules) {
            this.column = column;
            this.lists = column.isList()
                    ? Optional.of(new RuleLists<>(
                            column,
                            rules,
                            texts -> texts.stream().map(AddedCells::binary).toList()))
                    : Optional.empty();
        }

        private static Binary binary(String text) {
            return Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
        }

        void show(RowBatch next) {
            batch = next;
        }

        private RowBatch batch() {
            RowBatch current = batch;
            if (current == null) {
                throw new IllegalStateException("no batch");
            }
            return current;
        }

        @Override
        public boolean isNull(int row) {
            return column == Added.FILE && batch().file().isEmpty();
        }

        @Override
        public void write(int row, RecordConsumer to) {
            if (lists.isPresent()) {
                list(lists.get().of(batch(), row), to);
                return;
            }
            switch (column) {
                case ROW -> to.addLong(batch().rowNumber(row));
                case RESULT -> to.addBinary(binary(batch().failed().contains(row) ? RowTable.FAILED : RowTable.PASSED));
                default -> to.addBinary(binary(batch().file().orElse("")));
            }
        }

        private static void list(List<Binary> texts, RecordConsumer to) {
            to.startGroup();
            if (!texts.isEmpty()) {
                to.startField("list", 0);
                for (Binary text : texts) {
                    to.startGroup();
                    to.startField("element", 0);
                    to.addBinary(text);
                    to.endField("element", 0);
                    to.endGroup();
                }
                to.endField("list", 0);
            }
            to.endGroup();
        }
    }
}
