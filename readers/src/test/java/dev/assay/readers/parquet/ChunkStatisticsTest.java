package dev.assay.readers.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.ColumnStatistics;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.TypeDefinedOrder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Group A of bad input: what a footer claims and what of it is believed. */
class ChunkStatisticsTest {
    private static final String WRITER = "parquet-mr version 1.13.1 (build x)";
    private static final ColumnOrder TYPE_ORDER = ColumnOrder.TYPE_ORDER(new TypeDefinedOrder());
    private static final SchemaNode.Leaf LONG =
            new SchemaNode.Leaf(Type.INT64, 0, null, ValueKind.FIXED8, Optional.empty());
    private static final SchemaNode.Leaf DOUBLE =
            new SchemaNode.Leaf(Type.DOUBLE, 0, null, ValueKind.FIXED8, Optional.empty());
    private static final SchemaNode.Leaf UNSIGNED = new SchemaNode.Leaf(
            Type.INT64, 0, LogicalType.INTEGER(new IntType((byte) 64, false)), ValueKind.FIXED8, Optional.empty());
    private static final SchemaNode.Leaf TEXT =
            new SchemaNode.Leaf(Type.BYTE_ARRAY, 0, null, ValueKind.TEXT, Optional.empty());

    @Test
    void boundsOfTheTypesOrderCount() {
        Statistics statistics = new Statistics().setNull_count(3);
        statistics.setMin_value(bytes(-5)).setMax_value(bytes(7));
        ColumnStatistics known = read(LONG, statistics, TYPE_ORDER, false);
        assertThat(known.nullCount()).isEqualTo(OptionalLong.of(3));
        assertThat(low(known)).isEqualTo(-5L);
        assertThat(known.minimum().get().exact()).isTrue();
    }

    @Test
    void boundsWithoutAnOrderCountForSignedNumbersIfTheOlderOnesAreTheSame() {
        Statistics both = new Statistics();
        both.setMin_value(bytes(-5)).setMax_value(bytes(7)).setMin(bytes(-5)).setMax(bytes(7));
        assertThat(low(read(LONG, both, null, false))).isEqualTo(-5L);
        assertThat(read(UNSIGNED, both, null, false).minimum()).isEmpty();

        Statistics different = new Statistics();
        different
                .setMin_value(bytes(-5))
                .setMax_value(bytes(7))
                .setMin(bytes(-4))
                .setMax(bytes(7));
        assertThat(read(LONG, different, null, false).minimum()).isEmpty();

        Statistics newer = new Statistics();
        newer.setMin_value(bytes(-5)).setMax_value(bytes(7));
        assertThat(read(LONG, newer, null, false).minimum()).isEmpty();
    }

    @Test
    void olderBoundsCountForSignedNumbersOnly() {
        Statistics older = new Statistics();
        older.setMin(bytes(1)).setMax(bytes(2));
        assertThat(low(read(LONG, older, null, false))).isEqualTo(1L);
        assertThat(read(UNSIGNED, older, TYPE_ORDER, false).minimum()).isEmpty();
    }

    @Test
    void contradictionsDiscreditEverything() {
        Statistics reversed = new Statistics().setNull_count(1);
        reversed.setMin_value(bytes(9)).setMax_value(bytes(7));
        assertThat(read(LONG, reversed, TYPE_ORDER, false)).isEqualTo(nothing());

        Statistics tooManyNulls = new Statistics().setNull_count(101);
        assertThat(read(LONG, tooManyNulls, TYPE_ORDER, false)).isEqualTo(nothing());

        Statistics boundsOfNothing = new Statistics().setNull_count(100);
        boundsOfNothing.setMin_value(bytes(1)).setMax_value(bytes(2));
        assertThat(read(LONG, boundsOfNothing, TYPE_ORDER, false)).isEqualTo(nothing());

        Statistics narrow = new Statistics().setNull_count(1);
        narrow.setMin_value(new byte[4]).setMax_value(bytes(2));
        assertThat(read(LONG, narrow, TYPE_ORDER, false)).isEqualTo(nothing());

        Statistics nullsOfRequired = new Statistics().setNull_count(1);
        assertThat(read(LONG, nullsOfRequired, TYPE_ORDER, true).nullCount()).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void boundsOfFloatsCountOnlyWithoutNaN() {
        Statistics statistics = new Statistics();
        statistics.setMin_value(bytes(Double.doubleToLongBits(1))).setMax_value(bytes(Double.doubleToLongBits(2)));
        assertThat(read(DOUBLE, statistics, TYPE_ORDER, false).minimum()).isEmpty();
        assertThat(low(read(DOUBLE, new Statistics(statistics).setNan_count(0), TYPE_ORDER, false)))
                .isEqualTo(1.0);
    }

    @Test
    void boundsOfTextAreValuesOnlyIfTheFileSaysSo() {
        Statistics statistics = new Statistics();
        statistics.setMin_value(text("a")).setMax_value(text("b"));
        assertThat(read(TEXT, statistics, TYPE_ORDER, false).minimum().get().exact())
                .isFalse();
        statistics.setIs_min_value_exact(true);
        assertThat(read(TEXT, statistics, TYPE_ORDER, false).minimum().get().exact())
                .isTrue();
        assertThat(read(TEXT, statistics, null, false).minimum()).isEmpty();
    }

    @Test
    void writersThatAreKnownToBeWrongCountForNothing() {
        Statistics statistics = new Statistics();
        statistics.setMin_value(text("a")).setMax_value(text("b"));
        ColumnStatistics known =
                ChunkStatistics.of(chunk(TEXT, statistics, false), TYPE_ORDER, "parquet-mr version 1.6.0 (build x)");
        assertThat(known.minimum()).isEmpty();
    }

    private static ColumnStatistics nothing() {
        return new ColumnStatistics(OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    private static Object low(ColumnStatistics statistics) {
        return statistics.minimum().orElseThrow().value();
    }

    private static ColumnStatistics read(
            SchemaNode.Leaf leaf, Statistics statistics, @Nullable ColumnOrder order, boolean required) {
        return ChunkStatistics.of(chunk(leaf, statistics, required), order, WRITER);
    }

    private static ColumnChunkInfo chunk(SchemaNode.Leaf leaf, Statistics statistics, boolean required) {
        SchemaNode node = new SchemaNode(
                "x",
                "x",
                required ? Repetition.REQUIRED : Repetition.OPTIONAL,
                required ? 0 : 1,
                0,
                List.of(),
                leaf,
                false,
                0,
                1,
                Field.nullable("x", ArrowType.Utf8.INSTANCE));
        return new ColumnChunkInfo(node, CompressionCodec.UNCOMPRESSED, 4, 100, 104, 100, 100, statistics, 0, 0);
    }

    private static byte[] bytes(long value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
