package dev.assay.readers.arrow;

import dev.assay.data.DataException;
import dev.assay.data.LimitException;
import dev.assay.readers.arrow.IpcMessages.BatchShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes vectors of one record batch. Every column is checked, wanted or not: lengths, null counts, offsets, views, run ends and
 * dictionary indices. Of a column that is not wanted only the buffers are read that such a check needs.
 */
final class BatchLoader {
    private final String where;
    private final IpcBody body;
    private final BatchShape shape;
    private final boolean unionsHaveValidity;
    private final LongUnaryOperator dictionarySize;
    private int node;
    private int buffer;
    private int variadic;

    /**
     * @param dictionarySize number of entries by dictionary number; negative if indices shall not be checked
     */
    BatchLoader(
            String where,
            IpcBody body,
            BatchShape shape,
            boolean unionsHaveValidity,
            LongUnaryOperator dictionarySize) {
        this.where = where;
        this.body = body;
        this.shape = shape;
        this.unionsHaveValidity = unionsHaveValidity;
        this.dictionarySize = dictionarySize;
    }

    /** A buffer's place in the body. */
    private record Span(long offset, long length) {}

    /** How many values a column must have. */
    private record Expected(long count, boolean exactly) {
        static final Expected ANY = new Expected(0, false);
    }

    /**
     * The vectors of the wanted fields, in order; the caller closes them.
     *
     * @param wanted one flag per field
     * @throws DataException if the batch contradicts itself or the schema
     */
    List<FieldVector> load(List<IpcField> fields, boolean[] wanted) throws DataException {
        if (shape.rows() > Integer.MAX_VALUE - 8) {
            throw new LimitException(
                    where + ": " + shape.rows() + " rows; the limit of a record batch is " + (Integer.MAX_VALUE - 8));
        }
        List<FieldVector> vectors = new ArrayList<>();
        try {
            for (int i = 0; i < fields.size(); i++) {
                IpcField field = fields.get(i);
                FieldVector vector = null;
                if (wanted[i] && field.unsupported() == null) {
                    vector = field.vector().createVector(body.allocator());
                    vectors.add(vector);
                }
                load(field, vector, new Expected(shape.rows(), true), field.name());
            }
            if (buffer != shape.buffers().length / 2 || variadic != shape.variadic().length) {
                throw new DataException(
                        where + ": " + shape.buffers().length / 2 + " buffers, but the schema needs " + buffer);
            }
            return vectors;
        } catch (DataException | RuntimeException | Error e) {
            vectors.forEach(FieldVector::close);
            throw e;
        }
    }

    private DataException wrong(String column, String what) {
        return new DataException(where + ", column " + column + ": " + what);
    }

    private Span span(String column) throws DataException {
        if (2 * buffer + 1 >= shape.buffers().length) {
            throw wrong(column, "the batch has only " + shape.buffers().length / 2 + " buffers");
        }
        Span span = new Span(shape.buffers()[2 * buffer], shape.buffers()[2 * buffer + 1]);
        buffer++;
        return span;
    }

    private void skip(int count, String column) throws DataException {
        for (int i = 0; i < count; i++) {
            span(column);
        }
    }

    /** The length of the next node, checked. */
    private long length(Expected expected, String column) throws DataException {
        long length = shape.nodes()[2 * node];
        long nulls = shape.nodes()[2 * node + 1];
        if (length < 0 || length > Integer.MAX_VALUE - 8 || nulls < 0 || nulls > length) {
            throw wrong(column, length + " values, " + nulls + " of them null");
        }
        if (expected.exactly() ? length != expected.count() : length < expected.count()) {
            throw wrong(column, length + " values where " + expected.count() + " belong");
        }
        return length;
    }

    private void load(IpcField field, @Nullable FieldVector target, Expected expected, String column)
            throws DataException {
        int count = (int) length(expected, column);
        long nulls = shape.nodes()[2 * node + 1];
        node++;
        switch (field.layout()) {
            case NULL:
                if (target != null) {
                    target.setValueCount(count);
                }
                break;
            case BOOL:
            case FIXED:
                fixed(field, target, count, nulls, column);
                break;
            case VAR:
            case LARGE_VAR:
                variable(field, target, count, nulls, column);
                break;
            case VIEW:
                view(field, target, count, nulls, column);
                break;
            case LIST:
            case LARGE_LIST:
            case MAP:
                list(field, target, count, nulls, column);
                break;
            case LIST_VIEW:
            case LARGE_LIST_VIEW:
                listView(field, target, count, nulls, column);
                break;
            case FIXED_LIST:
                validityOnly(target, count, nulls, column);
                child(field, target, 0, new Expected((long) count * field.width(), false), column);
                break;
            case STRUCT:
                validityOnly(target, count, nulls, column);
                members(field, target, count, column);
                break;
            case SPARSE_UNION:
            case DENSE_UNION:
                skip((unionsHaveValidity ? 1 : 0) + (field.layout() == Layout.DENSE_UNION ? 2 : 1), column);
                for (IpcField child : field.children()) {
                    load(child, null, Expected.ANY, column + "." + child.name());
                }
                break;
            case RUN_END:
                runs(field, target, count, column);
                break;
            default:
                throw new IllegalStateException("no loader for " + field.layout());
        }
    }

    private void child(IpcField field, @Nullable FieldVector parent, int index, Expected expected, String column)
            throws DataException {
        FieldVector target =
                parent == null ? null : parent.getChildrenFromFields().get(index);
        load(
                field.children().get(index),
                target,
                expected,
                column + "." + field.children().get(index).name());
    }

    private void members(IpcField field, @Nullable FieldVector struct, int count, String column) throws DataException {
        int supported = 0;
        for (IpcField child : field.children()) {
            FieldVector target = struct == null || child.unsupported() != null
                    ? null
                    : struct.getChildrenFromFields().get(supported++);
            load(child, target, new Expected(count, true), column + "." + child.name());
        }
    }

    /** Hands buffers to a vector, which keeps them. */
    private static void give(FieldVector target, int count, long nulls, List<ArrowBuf> buffers) {
        target.loadFieldBuffers(new ArrowFieldNode(count, nulls), buffers);
    }

    private void validityOnly(@Nullable FieldVector target, int count, long nulls, String column) throws DataException {
        Span span = span(column);
        checkValidity(span, count, nulls, column);
        if (target != null) {
            try (ArrowBuf validity = validity(span, count, nulls, column)) {
                give(target, count, nulls, List.of(validity));
            }
        }
    }

    private void checkValidity(Span span, int count, long nulls, String column) throws DataException {
        long available = body.available(span.offset(), span.length());
        if (available == 0 ? nulls > 0 : available < (count + 7L) / 8) {
            throw wrong(
                    column,
                    "a validity bitmap of " + available + " bytes for " + count + " values, " + nulls
                            + " of them null");
        }
    }

    /** The bitmap; its count of nulls must be the one that the batch states. All bits set where there is none. */
    private ArrowBuf validity(Span span, int count, long nulls, String column) throws DataException {
        long bytes = (count + 7L) / 8;
        if (span.length() == 0) {
            ArrowBuf all = body.allocate(bytes);
            all.setOne(0, bytes);
            return all;
        }
        ArrowBuf bits = body.read(span.offset(), span.length(), bytes, IpcField.NO_PARTS);
        try {
            long present = 0;
            for (long at = 0; at < bytes; at++) {
                int valid = bits.getByte(at) & 0xFF;
                if (at == bytes - 1 && (count & 7) != 0) {
                    valid &= (1 << (count & 7)) - 1;
                }
                present += Integer.bitCount(valid);
            }
            if (count - present != nulls) {
                throw wrong(
                        column,
                        "the batch states " + nulls + " nulls, but the validity bitmap has " + (count - present));
            }
            return bits;
        } catch (DataException | RuntimeException | Error e) {
            bits.close();
            throw e;
        }
    }

    private ArrowBuf data(Span span, long need, int[] parts, String what, String column) throws DataException {
        long available = body.available(span.offset(), span.length());
        if (available < need) {
            throw wrong(column, "a buffer of " + available + " bytes for " + what + " of " + need + " bytes");
        }
        return body.read(span.offset(), span.length(), need, parts);
    }

    private void fixed(IpcField field, @Nullable FieldVector target, int count, long nulls, String column)
            throws DataException {
        Span validitySpan = span(column);
        Span dataSpan = span(column);
        checkValidity(validitySpan, count, nulls, column);
        long need = field.layout() == Layout.BOOL ? (count + 7L) / 8 : (long) count * field.width();
        boolean encoded = field.values() != null;
        if (target == null && !encoded) {
            long available = body.available(dataSpan.offset(), dataSpan.length());
            if (available < need) {
                throw wrong(column, "a buffer of " + available + " bytes for values of " + need + " bytes");
            }
            return;
        }
        try (ArrowBuf validity = validity(validitySpan, count, nulls, column);
                ArrowBuf data = data(dataSpan, need, field.parts(), "values", column)) {
            if (encoded) {
                Checks.indices(
                        data,
                        validity,
                        count,
                        field.width(),
                        dictionarySize.applyAsLong(field.dictionary()),
                        where + ", column " + column);
            }
            if (target != null) {
                switch (field.conversion()) {
                    case NONE:
                        give(target, count, nulls, List.of(validity, data));
                        break;
                    case WIDEN_DECIMAL:
                        try (ArrowBuf wide = Conversions.widen(body, data, count, field.width())) {
                            give(target, count, nulls, List.of(validity, wide));
                        }
                        break;
                    default:
                        uuids(target, count, nulls, validity, data, column);
                }
            }
        }
    }

    private void uuids(FieldVector target, int count, long nulls, ArrowBuf validity, ArrowBuf data, String column)
            throws DataException {
        if (count > Integer.MAX_VALUE / 36) {
            throw new LimitException(where + ", column " + column + ": " + count
                    + " UUIDs in one batch, which do not fit one text column; write smaller batches");
        }
        try (ArrowBuf offsets = Conversions.multiples(body, count, 36);
                ArrowBuf text = Conversions.uuids(body, data, count)) {
            give(target, count, nulls, List.of(validity, offsets, text));
        }
    }

    private void variable(IpcField field, @Nullable FieldVector target, int count, long nulls, String column)
            throws DataException {
        Span validitySpan = span(column);
        Span offsetsSpan = span(column);
        Span dataSpan = span(column);
        checkValidity(validitySpan, count, nulls, column);
        int width = field.layout() == Layout.VAR ? 4 : 8;
        long bytes = body.available(dataSpan.offset(), dataSpan.length());
        try (ArrowBuf offsets = offsets(offsetsSpan, count, width, column)) {
            long last = Checks.offsets(offsets, count, width, bytes, where + ", column " + column);
            if (target != null) {
                try (ArrowBuf validity = validity(validitySpan, count, nulls, column);
                        ArrowBuf data = data(dataSpan, last, IpcField.NO_PARTS, "values", column)) {
                    give(target, count, nulls, List.of(validity, offsets, data));
                }
            }
        }
    }

    /** Offsets, one more than values; a column without values may have none, and gets a zero. */
    private ArrowBuf offsets(Span span, int count, int width, String column) throws DataException {
        if (count == 0) {
            ArrowBuf zero = body.allocate(width);
            zero.setZero(0, width);
            return zero;
        }
        return data(span, (count + 1L) * width, new int[] {width}, "offsets", column);
    }

    private void list(IpcField field, @Nullable FieldVector target, int count, long nulls, String column)
            throws DataException {
        Span validitySpan = span(column);
        Span offsetsSpan = span(column);
        checkValidity(validitySpan, count, nulls, column);
        int width = field.layout() == Layout.LARGE_LIST ? 8 : 4;
        long last;
        try (ArrowBuf offsets = offsets(offsetsSpan, count, width, column)) {
            // The child's node comes next in the batch.
            long values = node < shape.nodes().length / 2 ? shape.nodes()[2 * node] : 0;
            last = Checks.offsets(offsets, count, width, values, where + ", column " + column);
            if (target != null) {
                try (ArrowBuf validity = validity(validitySpan, count, nulls, column)) {
                    give(target, count, nulls, List.of(validity, offsets));
                }
            }
        }
        child(field, target, 0, new Expected(last, false), column);
    }

    private void listView(IpcField field, @Nullable FieldVector target, int count, long nulls, String column)
            throws DataException {
        Span validitySpan = span(column);
        Span offsetsSpan = span(column);
        Span sizesSpan = span(column);
        checkValidity(validitySpan, count, nulls, column);
        int width = field.layout() == Layout.LARGE_LIST_VIEW ? 8 : 4;
        int[] parts = {width};
        long values = node < shape.nodes().length / 2 ? shape.nodes()[2 * node] : 0;
        try (ArrowBuf validity = validity(validitySpan, count, nulls, column);
                ArrowBuf offsets = data(offsetsSpan, (long) count * width, parts, "offsets", column);
                ArrowBuf sizes = data(sizesSpan, (long) count * width, parts, "sizes", column)) {
            Checks.listViews(offsets, sizes, validity, count, width, values, where + ", column " + column);
            if (target != null) {
                give(target, count, nulls, List.of(validity, validity));
            }
        }
        load(
                field.children().get(0),
                null,
                Expected.ANY,
                column + "." + field.children().get(0).name());
    }

    private void view(IpcField field, @Nullable FieldVector target, int count, long nulls, String column)
            throws DataException {
        Span validitySpan = span(column);
        Span viewsSpan = span(column);
        checkValidity(validitySpan, count, nulls, column);
        if (variadic >= shape.variadic().length) {
            throw wrong(column, "the batch does not say how many data buffers the views have");
        }
        long buffers = shape.variadic()[variadic++];
        if (buffers < 0 || buffers > shape.buffers().length / 2 - buffer) {
            throw wrong(
                    column,
                    buffers + " data buffers, but the batch has " + (shape.buffers().length / 2 - buffer) + " more");
        }
        Span[] spans = new Span[(int) buffers];
        long[] lengths = new long[spans.length];
        for (int i = 0; i < spans.length; i++) {
            spans[i] = span(column);
            lengths[i] = body.available(spans[i].offset(), spans[i].length());
        }
        try (ArrowBuf validity = validity(validitySpan, count, nulls, column);
                ArrowBuf views = data(viewsSpan, 16L * count, IpcField.NO_PARTS, "views", column)) {
            if (body.swap()) {
                Conversions.swapViews(views, count);
            }
            long total = Checks.views(views, validity, count, lengths, where + ", column " + column);
            if (target == null) {
                return;
            }
            if (total > Integer.MAX_VALUE) {
                throw new LimitException(where + ", column " + column + ": views of " + total
                        + " bytes in one batch; the limit is " + Integer.MAX_VALUE + "; write smaller batches");
            }
            List<ArrowBuf> data = new ArrayList<>();
            try {
                for (int i = 0; i < spans.length; i++) {
                    data.add(body.read(spans[i].offset(), spans[i].length(), lengths[i], IpcField.NO_PARTS));
                }
                try (ArrowBuf offsets = body.allocate((count + 1L) * 4);
                        ArrowBuf text = body.allocate(total)) {
                    Conversions.copyViews(views, validity, count, data, offsets, text);
                    give(target, count, nulls, List.of(validity, offsets, text));
                }
            } finally {
                data.forEach(ArrowBuf::close);
            }
        }
    }

    private void runs(IpcField field, @Nullable FieldVector target, int count, String column) throws DataException {
        if (target != null) {
            give(target, count, 0, List.of());
        }
        IpcField ends = field.children().get(0);
        int runs = (int) length(Expected.ANY, column + "." + ends.name());
        if (shape.nodes()[2 * node + 1] != 0) {
            throw wrong(column, "null among the ends of runs");
        }
        node++;
        Span validitySpan = span(column);
        Span endsSpan = span(column);
        checkValidity(validitySpan, runs, 0, column);
        try (ArrowBuf data = data(endsSpan, (long) runs * ends.width(), ends.parts(), "run ends", column)) {
            Checks.runEnds(data, runs, ends.width(), count, where + ", column " + column);
            if (target != null) {
                try (ArrowBuf validity = validity(new Span(0, 0), runs, 0, column)) {
                    give(target.getChildrenFromFields().get(0), runs, 0, List.of(validity, data));
                }
            }
        }
        child(field, target, 1, new Expected(runs, false), column);
    }
}
