package dev.assay.data.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.Projection;
import dev.assay.testing.Tables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.Types.MinorType;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryDatasetTest {
    private final BufferAllocator mine = new RootAllocator();
    private final List<AutoCloseable> toClose = new ArrayList<>();

    @AfterEach
    void leavesNoMemoryBehind() throws Exception {
        for (AutoCloseable each : toClose) {
            each.close();
        }
        mine.close();
    }

    private <T extends AutoCloseable> T closing(T closeable) {
        toClose.add(closeable);
        return closeable;
    }

    private BigIntVector longs(String name, int count) {
        BigIntVector vector = new BigIntVector(name, mine);
        for (int i = 0; i < count; i++) {
            if (i % 7 == 3) {
                vector.setNull(i);
            } else {
                vector.setSafe(i, i);
            }
        }
        vector.setValueCount(count);
        return vector;
    }

    private VarCharVector texts(String name, String... values) {
        VarCharVector vector = new VarCharVector(name, mine);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                vector.setSafe(i, values[i].getBytes(StandardCharsets.UTF_8));
            }
        }
        vector.setValueCount(values.length);
        return vector;
    }

    private VectorSchemaRoot root(FieldVector... vectors) {
        return closing(VectorSchemaRoot.of(vectors));
    }

    @Test
    void readsEveryRootAsASplit() throws Exception {
        MemoryDataset dataset =
                MemoryDataset.of("longs", List.of(root(longs("a", 5)), root(longs("a", 0)), root(longs("a", 2))));
        assertThat(dataset.splits()).hasSize(3);
        assertThat(Tables.rows(dataset))
                .containsExactly(
                        List.of(0L),
                        List.of(1L),
                        List.of(2L),
                        Collections.singletonList(null),
                        List.of(4L),
                        List.of(0L),
                        List.of(1L));
    }

    @Test
    void cutsLargeRootsWithoutTouchingThem() throws Exception {
        int count = 150_001;
        MemoryDataset dataset = MemoryDataset.of("longs", List.of(root(longs("a", count), longs("b", count))));
        long before = mine.getAllocatedMemory();
        List<List<Object>> rows = Tables.rows(dataset, "b");
        assertThat(mine.getAllocatedMemory()).isEqualTo(before);
        assertThat(rows).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(rows.get(i).get(0)).isEqualTo(i % 7 == 3 ? null : (Object) (long) i);
        }
    }

    @Test
    void boundsTheBytesOfABatch() throws Exception {
        String large = "y".repeat(7 << 20);
        MemoryDataset dataset = MemoryDataset.of(
                "texts", List.of(root(texts("t", large, large, null, large, "z", "x".repeat(17 << 20), "end"))));
        assertThat(Tables.rows(dataset).stream()
                        .map(row ->
                                row.get(0) == null ? -1 : row.get(0).toString().length()))
                .containsExactly(7 << 20, 7 << 20, -1, 7 << 20, 1, 17 << 20, 3);
    }

    @Test
    void countsRowsWithoutColumns() throws Exception {
        MemoryDataset dataset = MemoryDataset.of("longs", List.of(root(longs("a", 70_000))));
        assertThat(Tables.rows(dataset, new String[0])).hasSize(70_000);
    }

    @Test
    void hidesMembersOfNullStructs() throws Exception {
        StructVector struct = new StructVector("s", mine, FieldType.nullable(new ArrowType.Struct()), null);
        IntVector member = struct.addOrGet("m", FieldType.nullable(MinorType.INT.getType()), IntVector.class);
        member.setSafe(0, 10);
        member.setSafe(1, 11);
        member.setSafe(2, 12);
        struct.setIndexDefined(0);
        struct.setNull(1);
        struct.setIndexDefined(2);
        struct.setValueCount(3);
        MemoryDataset dataset = MemoryDataset.of("structs", List.of(root(struct)));
        assertThat(Tables.rows(dataset, "s/m"))
                .containsExactly(List.of(10), Collections.singletonList(null), List.of(12));
    }

    @Test
    void handsDictionariesOnWhenTheyFit() throws Exception {
        Dictionary dictionary = new Dictionary(
                closing(texts("d", "x", "y")), new DictionaryEncoding(9, false, new ArrowType.Int(32, true)));
        IntVector indices =
                new IntVector("c", new FieldType(true, new ArrowType.Int(32, true), dictionary.getEncoding()), mine);
        indices.setSafe(0, 1);
        indices.setNull(1);
        indices.setSafe(2, 0);
        indices.setValueCount(3);
        MemoryDataset dataset = MemoryDataset.of(
                "dictionary", List.of(root(indices)), new DictionaryProvider.MapDictionaryProvider(dictionary));
        assertThat(dataset.schema().findField("c").getType()).isEqualTo(new ArrowType.Utf8());
        assertThat(dataset.schema().findField("c").getDictionary()).isNull();
        assertThat(Tables.rows(dataset)).containsExactly(List.of("y"), Collections.singletonList(null), List.of("x"));
        try (BufferAllocator allocator = new RootAllocator();
                BatchReader reader = dataset.splits()
                        .get(0)
                        .open(new Projection(List.of(ColumnRequest.values(ColumnPath.of("c")))), allocator)) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.batch().getVector(0)).isSameAs(indices);
            assertThat(reader.dictionaries().lookup(9)).isSameAs(dictionary);
        }
    }

    @Test
    void rewritesDictionariesWithNullsAndOtherIndexTypes() throws Exception {
        ArrowType.Int int8 = new ArrowType.Int(8, true);
        Dictionary dictionary =
                new Dictionary(closing(texts("d", "x", null, "y")), new DictionaryEncoding(1, false, int8));
        TinyIntVector indices = new TinyIntVector("c", new FieldType(true, int8, dictionary.getEncoding()), mine);
        int[] values = {0, 1, 2, 2};
        for (int i = 0; i < values.length; i++) {
            indices.setSafe(i, values[i]);
        }
        indices.setValueCount(4);
        MemoryDataset dataset = MemoryDataset.of(
                "dictionary", List.of(root(indices)), new DictionaryProvider.MapDictionaryProvider(dictionary));
        assertThat(Tables.rows(dataset))
                .containsExactly(List.of("x"), Collections.singletonList(null), List.of("y"), List.of("y"));
    }

    @Test
    void readsUnsignedIndicesBeyondTheSignedRange() throws Exception {
        ArrowType.Int uint8 = new ArrowType.Int(8, false);
        String[] entries = new String[200];
        Arrays.setAll(entries, i -> "v" + i);
        Dictionary dictionary = new Dictionary(closing(texts("d", entries)), new DictionaryEncoding(1, false, uint8));
        UInt1Vector indices = new UInt1Vector("c", new FieldType(true, uint8, dictionary.getEncoding()), mine);
        indices.setSafe(0, 199);
        indices.setValueCount(1);
        MemoryDataset dataset = MemoryDataset.of(
                "dictionary", List.of(root(indices)), new DictionaryProvider.MapDictionaryProvider(dictionary));
        assertThat(Tables.rows(dataset)).containsExactly(List.of("v199"));
    }

    @Test
    void decodesDictionariesOfNumbers() throws Exception {
        ArrowType.Int int32 = new ArrowType.Int(32, true);
        Dictionary dictionary = new Dictionary(closing(longs("d", 5)), new DictionaryEncoding(1, false, int32));
        IntVector indices = new IntVector("c", new FieldType(true, int32, dictionary.getEncoding()), mine);
        indices.setSafe(0, 4);
        indices.setSafe(1, 3);
        indices.setNull(2);
        indices.setValueCount(3);
        MemoryDataset dataset = MemoryDataset.of(
                "dictionary", List.of(root(indices)), new DictionaryProvider.MapDictionaryProvider(dictionary));
        assertThat(Tables.rows(dataset))
                .containsExactly(List.of(4L), Collections.singletonList(null), Collections.singletonList(null));
    }

    @Test
    void refusesIndicesOutOfRange() throws Exception {
        ArrowType.Int int32 = new ArrowType.Int(32, true);
        Dictionary dictionary = new Dictionary(closing(texts("d", "x")), new DictionaryEncoding(1, false, int32));
        IntVector indices = new IntVector("c", new FieldType(true, int32, dictionary.getEncoding()), mine);
        indices.setSafe(0, 0);
        indices.setSafe(1, 1);
        indices.setValueCount(2);
        MemoryDataset dataset = MemoryDataset.of(
                "dictionary", List.of(root(indices)), new DictionaryProvider.MapDictionaryProvider(dictionary));
        assertThatThrownBy(() -> Tables.rows(dataset))
                .isInstanceOf(DataException.class)
                .hasMessage("dictionary, batch 1, column c: dictionary index 1 in row 2 is out of range: "
                        + "the dictionary has 1 entries");
    }

    @Test
    void refusesWhatCannotBeADataset() {
        assertThatThrownBy(() -> MemoryDataset.of("none", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MemoryDataset.of("two", List.of(root(longs("a", 1)), root(longs("b", 1)))))
                .hasMessageContaining("different schemas");
        assertThatThrownBy(() -> Tables.rows(MemoryDataset.of("one", List.of(root(longs("a", 1)))), "z"))
                .hasMessage("no column z");
    }

    @Test
    void handsOnOnlyTheUsedPartOfALargeDictionaryUntilItPays() throws Exception {
        ArrowType.Int int32 = new ArrowType.Int(32, true);
        String[] entries = new String[20_000];
        Arrays.setAll(entries, i -> "v" + i);
        Dictionary dictionary = new Dictionary(closing(texts("d", entries)), new DictionaryEncoding(1, false, int32));
        DictionaryProvider provider = new DictionaryProvider.MapDictionaryProvider(dictionary);
        Projection projection = new Projection(List.of(ColumnRequest.values(ColumnPath.of("c"))));
        List<Integer> sizes = new ArrayList<>();
        try (BufferAllocator allocator = new RootAllocator();
                ArrowProjector projector = new ArrowProjector(projection, allocator)) {
            for (int load = 0; load < 4; load++) {
                IntVector indices = new IntVector("c", new FieldType(true, int32, dictionary.getEncoding()), mine);
                closing(indices);
                for (int row = 0; row < 4_000; row++) {
                    indices.setSafe(row, 19_999 - row % 10);
                }
                indices.setNull(17);
                indices.setValueCount(4_000);
                projector.load("test", List.of(indices), 4_000, provider);
                assertThat(projector.next()).isTrue();
                FieldVector column = projector.batch().getVector(0);
                sizes.add(projector
                        .dictionaries()
                        .lookup(column.getField().getDictionary().getId())
                        .getVector()
                        .getValueCount());
                for (int row = 0; row < 4_000; row++) {
                    assertThat(Tables.value(column, row, projector.dictionaries()))
                            .isEqualTo(row == 17 ? null : "v" + (19_999 - row % 10));
                }
                assertThat(projector.next()).isFalse();
            }
        }
        assertThat(sizes).containsExactly(10, 10, 20_000, 20_000);
    }

    @Test
    void deliversThePresenceOfEncodedLists() throws Exception {
        ArrowType.Int int32 = new ArrowType.Int(32, true);
        ListVector lists = ListVector.empty("d", mine);
        lists.getWriter().startList();
        lists.getWriter().integer().writeInt(1);
        lists.getWriter().endList();
        lists.setValueCount(2);
        Dictionary dictionary = new Dictionary(closing(lists), new DictionaryEncoding(1, false, int32));
        IntVector indices = new IntVector("c", new FieldType(true, int32, dictionary.getEncoding()), mine);
        indices.setSafe(0, 0);
        indices.setSafe(1, 1);
        indices.setNull(2);
        indices.setValueCount(3);
        MemoryDataset dataset = MemoryDataset.of(
                "lists", List.of(root(indices)), new DictionaryProvider.MapDictionaryProvider(dictionary));
        assertThat(dataset.schema().findField("c").getType()).isEqualTo(ArrowType.List.INSTANCE);
        assertThat(Tables.rows(dataset))
                .containsExactly(List.of(true), Collections.singletonList(null), Collections.singletonList(null));
    }
}
