package dev.assay.readers.csv;

import dev.assay.data.BatchReader;
import dev.assay.data.DataException;
import dev.assay.readers.text.BatchSize;
import dev.assay.readers.text.ByteWindow;
import dev.assay.readers.text.ColumnBatch;
import dev.assay.readers.text.ColumnBuilder;
import dev.assay.readers.text.NumberScan;
import dev.assay.readers.text.Scratch;
import dev.assay.readers.text.TextProblem;
import dev.assay.readers.text.ValueKind;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/** Fills columns with the records of a range of CSV text, according to a schema. Whatever does not fit it is for the dataset to judge. */
final class CsvReader implements BatchReader {
    private final CsvDataset dataset;
    private final CsvSource source;
    private final ByteWindow window;
    private final CsvScanner scanner;
    private final Columns columns;
    private final ColumnBatch batch;
    private final BatchSize size;
    private final NumberScan number = new NumberScan();
    private final Scratch scratch = new Scratch();
    private boolean atStart;

    /**
     * What to do with the fields of a record.
     *
     * @param count how many there must be
     * @param fields those that must be looked at
     * @param builders for each of them, what takes or checks it
     * @param stored for each of them, whether it is wanted, not only to be checked
     */
    record Columns(int count, int[] fields, ColumnBuilder[] builders, boolean[] stored) {}

    CsvReader(
            CsvDataset dataset,
            CsvSource source,
            ByteWindow window,
            boolean atStart,
            Columns columns,
            ColumnBatch batch) {
        this.dataset = dataset;
        this.source = source;
        this.window = window;
        this.scanner = new CsvScanner(window, source.delimiter(), source.quote(), source.limits());
        this.atStart = atStart;
        this.columns = columns;
        this.batch = batch;
        this.size = BatchSize.of(batch.width());
    }

    @Override
    public boolean next() throws DataException {
        batch.release();
        int row = 0;
        try {
            if (atStart) {
                atStart = false;
                scanner.skipMark();
                if (source.header()) {
                    scanner.next();
                }
            }
            long first = -1;
            while (row < size.rows() && scanner.next()) {
                long start = window.offset(scanner.record());
                first = first < 0 ? start : first;
                if (row > 0 && window.offset(scanner.at()) - first > size.bytes()) {
                    // The columns might become too large with this record; it begins the next batch.
                    scanner.back();
                    break;
                }
                record(row);
                row++;
            }
        } catch (TextProblem problem) {
            throw dataset.unfit(problem);
        }
        if (row == 0) {
            return false;
        }
        batch.make(row);
        return true;
    }

    private void record(int row) throws TextProblem {
        if (scanner.count() != columns.count()) {
            throw TextProblem.at(window.offset(scanner.record()), "a record has another number of fields");
        }
        byte[] bytes = scanner.bytes();
        int[] fields = columns.fields();
        for (int i = 0; i < fields.length; i++) {
            int field = fields[i];
            if (source.isNull(scanner, field)) {
                continue;
            }
            ColumnBuilder builder = columns.builders()[i];
            byte[] from = bytes;
            int start = scanner.start(field);
            int end = scanner.end(field);
            if (scanner.isDoubled(field)) {
                scanner.undouble(field, scratch);
                from = scratch.bytes();
                start = 0;
                end = scratch.length();
            }
            boolean fits = columns.stored()[i]
                    ? builder.set(row, from, start, end, ValueKind.FIELD, number)
                    : builder.fits(from, start, end, ValueKind.FIELD, number);
            if (!fits) {
                throw TextProblem.at(
                        window.offset(scanner.start(field)),
                        "a value does not fit the schema inferred from the beginning of the file");
            }
        }
    }

    @Override
    public VectorSchemaRoot batch() {
        return batch.root();
    }

    @Override
    public DictionaryProvider dictionaries() {
        return ColumnBatch.NO_DICTIONARIES;
    }

    @Override
    public long bytesRead() {
        return window.storedBytes();
    }

    @Override
    public void close() {
        batch.release();
        window.close();
    }
}
