package dev.assay.readers.json;

import dev.assay.data.BatchReader;
import dev.assay.data.DataException;
import dev.assay.readers.text.BatchSize;
import dev.assay.readers.text.ByteWindow;
import dev.assay.readers.text.ColumnBatch;
import dev.assay.readers.text.ColumnBuilder;
import dev.assay.readers.text.InferredDataset;
import dev.assay.readers.text.MoreTextException;
import dev.assay.readers.text.Scratch;
import dev.assay.readers.text.TextLimits;
import dev.assay.readers.text.TextProblem;
import dev.assay.readers.text.ValueKind;
import java.util.Arrays;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/** Fills columns with the records of a range of JSON text, according to a schema. Whatever does not fit it is for the dataset to judge. */
final class JsonReader implements BatchReader {
    private final JsonDataset dataset;
    private final ByteWindow window;
    private final JsonScanner scanner;
    private final JsonRecords records;
    private final JsonNode root;
    private final boolean objects;
    private final boolean duplicatesKnown;
    private final ColumnBatch batch;
    private final BatchSize size;
    private final Scratch scratch = new Scratch();
    private long object;

    JsonReader(
            JsonDataset dataset,
            ByteWindow window,
            InferredDataset.Range range,
            JsonNode root,
            JsonShape shape,
            TextLimits limits,
            ColumnBatch batch) {
        this.dataset = dataset;
        this.window = window;
        this.scanner = new JsonScanner(window, limits);
        this.records = new JsonRecords(scanner, range.index() == 0);
        this.root = root;
        this.objects = shape.objects();
        this.duplicatesKnown = shape.duplicates();
        this.batch = batch;
        this.size = BatchSize.of(batch.width());
    }

    @Override
    public boolean next() throws DataException {
        batch.release();
        int row = 0;
        try {
            long first = -1;
            while (row < size.rows() && records.next()) {
                long start = window.offset(scanner.at());
                first = first < 0 ? start : first;
                record(row);
                if (row > 0 && window.offset(scanner.at()) - first > size.bytes()) {
                    // The columns might become too large with this record; it begins the next batch.
                    records.back((int) (start - window.offset(0)));
                    break;
                }
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

    private void record(int row) throws TextProblem, DataException {
        while (true) {
            int start = scanner.at();
            try {
                byte first = scanner.peek();
                if (objects) {
                    if (first != '{') {
                        throw misfit(start);
                    }
                    object(root, row, 1);
                } else {
                    value(root, row, 0);
                    if (first != '{' && first != '[' && first != '"') {
                        records.endScalar();
                    }
                }
                window.checkRecord(start, scanner.at());
                return;
            } catch (MoreTextException e) {
                scanner.more(start);
                // The record may have set what it does not set again: of a key that occurs twice, say.
                root.clear(row);
            }
        }
    }

    private TextProblem misfit(int start) {
        return scanner.problem(start, "a value does not fit the schema inferred from the beginning of the file");
    }

    private void value(JsonNode node, int row, int depth) throws MoreTextException, TextProblem {
        JsonNode.Kind kind = node.kind();
        byte first = scanner.peek();
        if (kind == JsonNode.Kind.ANY || first == 'n') {
            scanner.skipValue(depth);
        } else if (kind == JsonNode.Kind.SCALAR) {
            scalar(node, row, first, depth);
        } else if (kind == JsonNode.Kind.STRUCT && first == '{') {
            object(node, row, depth + 1);
        } else if (kind == JsonNode.Kind.LIST && first == '[') {
            array(node, row, depth + 1);
        } else {
            int start = scanner.at();
            scanner.skipValue(depth);
            throw misfit(start);
        }
    }

    private void scalar(JsonNode node, int row, byte first, int depth) throws MoreTextException, TextProblem {
        int start = scanner.at();
        boolean fits;
        if (first == '"') {
            scanner.readText();
            if (scanner.escaped()) {
                scanner.unescape(start + 1, scanner.at() - 1, scratch);
                fits = set(node, row, scratch.bytes(), 0, scratch.length(), ValueKind.STRING);
            } else {
                fits = set(node, row, scanner.bytes(), start + 1, scanner.at() - 1, ValueKind.STRING);
            }
        } else if (first == '{' || first == '[') {
            scanner.skipValue(depth);
            scanner.compact(start, scanner.at(), scratch);
            fits = set(node, row, scratch.bytes(), 0, scratch.length(), ValueKind.NESTED);
        } else {
            scanner.readScalar(first);
            ValueKind kind = first == 't' || first == 'f' ? ValueKind.BOOL : ValueKind.NUMBER;
            fits = set(node, row, scanner.bytes(), start, scanner.at(), kind);
        }
        if (!fits) {
            throw misfit(start);
        }
    }

    private boolean set(JsonNode node, int row, byte[] bytes, int from, int to, ValueKind kind) {
        ColumnBuilder builder = node.builder();
        return node.isStored()
                ? builder.set(row, bytes, from, to, kind, scanner.scannedNumber())
                : builder.fits(bytes, from, to, kind, scanner.scannedNumber());
    }

    private void object(JsonNode node, int row, int depth) throws MoreTextException, TextProblem {
        scanner.checkDepth(depth);
        if (node.isStored()) {
            node.builder().set(row, scanner.bytes(), 0, 0, ValueKind.NESTED, scanner.scannedNumber());
        }
        long id = ++object;
        scanner.expect('{');
        if (scanner.peek() == '}') {
            scanner.moveTo(scanner.at() + 1);
            return;
        }
        int expected = 0;
        while (true) {
            int position = member(node, expected);
            expected = position + 1;
            JsonNode member = node.member(position);
            if (!member.meet(id)) {
                if (!duplicatesKnown) {
                    throw scanner.problem(scanner.at(), "a key occurs twice in an object");
                }
                member.clear(row);
            }
            scanner.expect(':');
            value(member, row, depth);
            if (scanner.peek() != ',') {
                scanner.skipBlanks();
                if (scanner.peek() == '}') {
                    scanner.moveTo(scanner.at() + 1);
                    return;
                }
            }
            scanner.expect(',');
        }
    }

    /** Reads a key; the position of its member. The one that usually comes next is tried first. */
    private int member(JsonNode node, int expected) throws MoreTextException, TextProblem {
        byte[] bytes = scanner.bytes();
        int from = scanner.at() + 1;
        if (expected < node.memberCount() && bytes[from - 1] == '"') {
            byte[] name = node.plainName(expected);
            if (name != null) {
                int to = from + name.length;
                if (to < scanner.limit() && bytes[to] == '"' && Arrays.equals(bytes, from, to, name, 0, name.length)) {
                    scanner.moveTo(to + 1);
                    return expected;
                }
            }
        }
        scanner.readKey();
        int position;
        if (scanner.escaped()) {
            scanner.unescape(from, scanner.at() - 1, scratch);
            position = node.names().find(scratch.bytes(), 0, scratch.length());
        } else {
            position = node.names().find(bytes, from, scanner.at() - 1);
        }
        if (position < 0) {
            throw scanner.problem(from - 1, "a key appears that the beginning of the file does not have");
        }
        return position;
    }

    private void array(JsonNode node, int row, int depth) throws MoreTextException, TextProblem {
        scanner.checkDepth(depth);
        if (node.isStored()) {
            node.builder().set(row, scanner.bytes(), 0, 0, ValueKind.NESTED, scanner.scannedNumber());
        }
        JsonNode element = node.element();
        scanner.expect('[');
        if (scanner.peek() == ']') {
            scanner.moveTo(scanner.at() + 1);
            return;
        }
        while (true) {
            value(element, row, depth);
            scanner.skipBlanks();
            if (scanner.peek() == ']') {
                scanner.moveTo(scanner.at() + 1);
                return;
            }
            scanner.expect(',');
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
