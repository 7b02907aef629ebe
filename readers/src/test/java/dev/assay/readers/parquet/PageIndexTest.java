package dev.assay.readers.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.ColumnStatistics;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.parquet.format.BoundaryOrder;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.TypeDefinedOrder;
import org.junit.jupiter.api.Test;

class PageIndexTest {
    private static final ColumnOrder TYPE_ORDER = ColumnOrder.TYPE_ORDER(new TypeDefinedOrder());

    @Test
    void pagesAddUp() {
        ColumnIndex index = index(BoundaryOrder.UNORDERED, new long[][] {{5, 9}, {}, {-3, 6}}, 1L, 40L, 0L);
        ColumnStatistics known = PageIndex.of(chunk(), index, TYPE_ORDER);
        assertThat(known.nullCount()).isEqualTo(OptionalLong.of(41));
        assertThat(known.minimum().orElseThrow().value()).isEqualTo(-3L);
        assertThat(known.maximum().orElseThrow().value()).isEqualTo(9L);
        assertThat(known.exactBounds()).isFalse();
    }

    @Test
    void boundsCountOnlyInTheOrderOfTheType() {
        ColumnIndex index = index(BoundaryOrder.UNORDERED, new long[][] {{5, 9}}, 0L);
        ColumnStatistics known = PageIndex.of(chunk(), index, null);
        assertThat(known.nullCount()).isEqualTo(OptionalLong.of(0));
        assertThat(known.minimum()).isEmpty();
    }

    @Test
    void contradictionsDiscreditEverything() {
        assertNothing(index(BoundaryOrder.UNORDERED, new long[][] {{9, 5}}, 0L));
        assertNothing(index(BoundaryOrder.ASCENDING, new long[][] {{5, 9}, {1, 2}}, 0L, 0L));
        assertNothing(index(BoundaryOrder.DESCENDING, new long[][] {{1, 2}, {5, 9}}, 0L, 0L));
        assertNothing(index(BoundaryOrder.UNORDERED, new long[][] {{5, 9}}, 101L));
        assertNothing(index(BoundaryOrder.UNORDERED, new long[][] {{5, 9}}, -1L));
        assertNothing(index(BoundaryOrder.UNORDERED, new long[][] {{5, 9}}, 0L, 0L));
        ColumnIndex narrow = index(BoundaryOrder.UNORDERED, new long[][] {{5, 9}}, 0L);
        narrow.setMin_values(List.of(ByteBuffer.wrap(new byte[3])));
        assertNothing(narrow);
    }

    private static void assertNothing(ColumnIndex index) {
        assertThat(PageIndex.of(chunk(), index, TYPE_ORDER)).isEqualTo(ColumnStatistics.UNKNOWN);
    }

    /** An empty pair is a page of nulls. */
    private static ColumnIndex index(BoundaryOrder order, long[][] pages, Long... nulls) {
        List<Boolean> nullPages = new ArrayList<>();
        List<ByteBuffer> low = new ArrayList<>();
        List<ByteBuffer> high = new ArrayList<>();
        for (long[] page : pages) {
            nullPages.add(page.length == 0);
            low.add(page.length == 0 ? ByteBuffer.allocate(0) : bytes(page[0]));
            high.add(page.length == 0 ? ByteBuffer.allocate(0) : bytes(page[1]));
        }
        return new ColumnIndex(nullPages, low, high, order).setNull_counts(List.of(nulls));
    }

    private static ByteBuffer bytes(long value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .flip();
    }

    private static ColumnChunkInfo chunk() {
        SchemaNode node = new SchemaNode(
                "x",
                "x",
                Repetition.OPTIONAL,
                1,
                0,
                List.of(),
                new SchemaNode.Leaf(Type.INT64, 0, null, ValueKind.FIXED8, Optional.empty()),
                false,
                0,
                1,
                Field.nullable("x", new ArrowType.Int(64, true)));
        return new ColumnChunkInfo(node, CompressionCodec.UNCOMPRESSED, 4, 100, 104, 100, 100, null, 0, 0);
    }
}
