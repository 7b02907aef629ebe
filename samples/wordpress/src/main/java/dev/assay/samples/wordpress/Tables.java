package dev.assay.samples.wordpress;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Puts rows into Arrow tables. The caller closes what is returned. */
final class Tables {
    private static final ArrowType TEXT = new ArrowType.Utf8();
    private static final ArrowType LONG = new ArrowType.Int(64, true);
    private static final ArrowType INT = new ArrowType.Int(32, true);
    private static final ArrowType DATE = new ArrowType.Date(DateUnit.DAY);
    private static final ArrowType TIMESTAMP = new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);

    private Tables() {}

    /** The ten columns of {@code silver-statistics_pages}. */
    static VectorSchemaRoot silver(List<Page> pages, BufferAllocator allocator) {
        VectorSchemaRoot root = VectorSchemaRoot.create(
                schema(
                        field("page_id", LONG),
                        field("uri", TEXT),
                        field("type", TEXT),
                        field("date", TIMESTAMP),
                        field("count", INT),
                        field("id", LONG),
                        field("date_todate", DATE),
                        field("date_year", INT),
                        field("date_month", INT),
                        field("date_day", INT)),
                allocator);
        for (int row = 0; row < pages.size(); row++) {
            Page page = pages.get(row);
            set(root.getVector("page_id"), row, page.pageId());
            set(root.getVector("uri"), row, page.uri());
            set(root.getVector("type"), row, page.type());
            set(root.getVector("date"), row, page.date());
            set(root.getVector("count"), row, page.count());
            set(root.getVector("id"), row, page.id());
            set(root.getVector("date_todate"), row, (int) page.day().toEpochDay());
            set(root.getVector("date_year"), row, page.day().getYear());
            set(root.getVector("date_month"), row, page.day().getMonthValue());
            set(root.getVector("date_day"), row, page.day().getDayOfMonth());
        }
        root.setRowCount(pages.size());
        return root;
    }

    /** The raw columns of {@code bronze-statistics_pages}: dates are still text. */
    static VectorSchemaRoot bronze(List<Page> pages, BufferAllocator allocator) {
        VectorSchemaRoot root = VectorSchemaRoot.create(
                schema(
                        field("page_id", TEXT),
                        field("uri", TEXT),
                        field("type", TEXT),
                        field("date", TEXT),
                        field("count", TEXT),
                        field("id", TEXT)),
                allocator);
        for (int row = 0; row < pages.size(); row++) {
            Page page = pages.get(row);
            set(root.getVector("page_id"), row, Long.toString(page.pageId()));
            set(root.getVector("uri"), row, page.uri());
            set(root.getVector("type"), row, page.type());
            set(root.getVector("date"), row, RawJson.TIME.format(page.date()));
            set(root.getVector("count"), row, Integer.toString(page.count()));
            set(root.getVector("id"), row, Long.toString(page.id()));
        }
        root.setRowCount(pages.size());
        return root;
    }

    /** The seven columns of {@code silver-posts}. */
    static VectorSchemaRoot posts(List<Post> posts, BufferAllocator allocator) {
        VectorSchemaRoot root = VectorSchemaRoot.create(
                schema(
                        field("id", LONG),
                        field("slug", TEXT),
                        field("title", TEXT),
                        field("author", TEXT),
                        field("status", TEXT),
                        field("published", DATE),
                        field("words", INT)),
                allocator);
        for (int row = 0; row < posts.size(); row++) {
            Post post = posts.get(row);
            set(root.getVector("id"), row, post.id());
            set(root.getVector("slug"), row, post.slug());
            set(root.getVector("title"), row, post.title());
            set(root.getVector("author"), row, post.author());
            set(root.getVector("status"), row, post.status());
            set(
                    root.getVector("published"),
                    row,
                    post.published() == null ? null : (int) post.published().toEpochDay());
            set(root.getVector("words"), row, post.words());
        }
        root.setRowCount(posts.size());
        return root;
    }

    private static void set(FieldVector vector, int row, @Nullable Object value) {
        if (value == null) {
            vector.setNull(row);
        } else if (vector instanceof BigIntVector longs) {
            longs.setSafe(row, (Long) value);
        } else if (vector instanceof IntVector ints) {
            ints.setSafe(row, (Integer) value);
        } else if (vector instanceof DateDayVector dates) {
            dates.setSafe(row, (Integer) value);
        } else if (vector instanceof TimeStampMicroVector times) {
            LocalDateTime time = (LocalDateTime) value;
            times.setSafe(row, time.toEpochSecond(ZoneOffset.UTC) * 1_000_000L + time.getNano() / 1_000);
        } else {
            ((VarCharVector) vector).setSafe(row, value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Schema schema(Field... fields) {
        return new Schema(List.of(fields));
    }

    private static Field field(String name, ArrowType type) {
        return new Field(name, FieldType.nullable(type), null);
    }
}
