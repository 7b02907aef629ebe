package dev.assay.readers.parquet;

import dev.assay.readers.io.ByteRange;
import dev.assay.readers.io.RandomInput;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/**
 * How one column of a projection is read.
 *
 * @param node what was asked for
 * @param chunk the pages that are read; null if none are
 * @param way what is made of them
 */
record ColumnPlan(SchemaNode node, @Nullable ColumnChunkInfo chunk, Way way) {
    /** Rows of a batch where columns are few and narrow. */
    static final int MAX_ROWS = 32_768;

    private static final int MIN_ROWS = 1024;
    private static final long BATCH_BYTES = 32L << 20;
    private static final long WINDOW_BYTES = 32L << 20;
    private static final int MIN_WINDOW = 64 << 10;
    private static final int MAX_WINDOW = 2 << 20;

    /** Ways of reading. */
    enum Way {
        ALWAYS_PRESENT,
        ALWAYS_NULL,
        PRESENCE,
        VALUES
    }

    boolean reads() {
        return chunk != null;
    }

    /** Where its pages are; empty if it needs none. */
    Optional<ByteRange> pages() {
        return Optional.ofNullable(chunk).map(pages -> new ByteRange(pages.start(), pages.end()));
    }

    /** Rows per batch: fewer where there are many columns, so that a batch of all of them stays small. */
    static int batchRows(List<ColumnPlan> plans, long rows) {
        long width = 1;
        for (ColumnPlan plan : plans) {
            width += plan.way == Way.VALUES ? Math.max(plan.width(), 8) : 1;
        }
        long fitting = Math.max(MIN_ROWS, Math.min(MAX_ROWS, BATCH_BYTES / width));
        // A multiple of 64, so that validity words of the batch lie inside the vectors' buffers.
        return (int) (Math.min(fitting, Math.max(rows, 1)) + 63) & -64;
    }

    /** Bytes of a value in the vector; 0 for bits and for what varies. */
    private int width() {
        switch (node.value().kind()) {
            case INT8, UINT8:
                return 1;
            case INT16, UINT16:
                return 2;
            case FIXED4, FLOAT16:
                return 4;
            case FIXED8, INT96:
                return 8;
            case DECIMAL_INT32, DECIMAL_INT64, DECIMAL128:
                return 16;
            case DECIMAL256:
                return 32;
            default:
                return 0;
        }
    }

    /**
     * Opens the column.
     *
     * @param where file and row group, for messages
     * @param ordinal place in the projection
     * @param columns number of columns that share the memory for windows
     */
    ColumnReader open(
            ParquetDataset dataset,
            String where,
            RowGroupInfo rowGroup,
            @Nullable RandomInput input,
            int ordinal,
            int columns,
            int batchRows,
            BufferAllocator allocator) {
        String place = where + ", column " + Messages.quote(node.path());
        if (way == Way.ALWAYS_PRESENT) {
            return ConstantPresence.present(node.name(), place, batchRows, allocator);
        }
        if (way == Way.ALWAYS_NULL) {
            return ConstantPresence.nulls(node.name(), place);
        }
        ColumnChunkInfo pages = Objects.requireNonNull(chunk);
        int window = (int) Math.max(MIN_WINDOW, Math.min(MAX_WINDOW, WINDOW_BYTES / columns));
        PageSource source = new PageSource(
                pages,
                place,
                Objects.requireNonNull(input),
                ByteArrays.SHARED,
                window,
                dataset.limits(),
                dataset.verifyChecksums());
        if (way == Way.PRESENCE) {
            return new PresenceColumn(
                    source, pages.leaf(), node.name(), node.presentFrom(), rowGroup.rows(), batchRows, allocator);
        }
        // Inside a null struct a member is null, whatever its own field says.
        Field field = node.definition() > 0 ? nullable(node.field()) : node.field();
        switch (node.value().kind()) {
            case BOOLEAN:
                return new BooleanColumn(source, node, field, batchRows, allocator);
            case TEXT, BINARY, UUID:
                return new SequenceColumn(source, node, field, ordinal, batchRows, allocator);
            default:
                FixedDecoders decoders = new FixedDecoders(source, place, node.value(), width());
                return new FixedColumn(source, node, field, width(), decoders, batchRows, allocator);
        }
    }

    private static Field nullable(Field field) {
        return field.isNullable()
                ? field
                : new Field(
                        field.getName(),
                        new org.apache.arrow.vector.types.pojo.FieldType(
                                true, field.getType(), null, field.getMetadata()),
                        field.getChildren());
    }
}
