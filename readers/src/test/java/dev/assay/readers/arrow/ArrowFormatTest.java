package dev.assay.readers.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.data.LimitException;
import dev.assay.data.Projection;
import dev.assay.data.memory.MemoryDataset;
import dev.assay.readers.Datasets;
import dev.assay.readers.OpenOptions;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.FailingFile;
import dev.assay.readers.io.LocalFile;
import dev.assay.testing.Tables;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.RunEndEncodedVector;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrowFormatTest {
    private static final ArrowType.Int INT32 = new ArrowType.Int(32, true);
    private static final OpenOptions ARROW = OpenOptions.DEFAULT.withFormat("arrow");

    @TempDir
    Path directory;

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

    private static Path made(String name) {
        try {
            return Path.of(ArrowFormatTest.class
                    .getResource("/corpus-made/arrow/" + name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Dataset open(Path file) throws DataException {
        return Datasets.open(file.toString(), ARROW);
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(directory.resolve("test.arrow"), content);
    }

    private VarCharVector texts(String name, String... values) {
        VarCharVector vector = new VarCharVector(name, mine);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                vector.setSafe(i, values[i].getBytes(StandardCharsets.UTF_8));
            }
        }
        vector.setValueCount(values.length);
        return closing(vector);
    }

    private BigIntVector longs(String name, long... values) {
        BigIntVector vector = new BigIntVector(name, mine);
        vector.allocateNew(values.length);
        for (int i = 0; i < values.length; i++) {
            vector.set(i, values[i]);
        }
        vector.setValueCount(values.length);
        return closing(vector);
    }

    private Dictionary dictionary(long id, String... values) {
        return new Dictionary(texts("d", values), new DictionaryEncoding(id, false, INT32));
    }

    private IntVector indices(Dictionary dictionary, int... values) {
        IntVector vector = new IntVector("c", new FieldType(true, INT32, dictionary.getEncoding()), mine);
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= 0) {
                vector.setSafe(i, values[i]);
            }
        }
        vector.setValueCount(values.length);
        return closing(vector);
    }

    private static VectorSchemaRoot root(FieldVector... vectors) {
        return VectorSchemaRoot.of(vectors);
    }

    private static DictionaryProvider provider(Dictionary... dictionaries) {
        return new DictionaryProvider.MapDictionaryProvider(dictionaries);
    }

    private static List<Object> column(Dataset dataset, String name) throws DataException {
        List<Object> values = new ArrayList<>();
        Tables.rows(dataset, name).forEach(row -> values.add(row.get(0)));
        return values;
    }

    static Stream<String> goodFiles() {
        return Stream.of("ok_file.arrow", "ok_stream.arrows", "ok_file_lz4.arrow", "ok_stream_zstd.arrows");
    }

    @ParameterizedTest
    @MethodSource("goodFiles")
    void readsFilesAndStreams(String name) throws Exception {
        Dataset dataset = Datasets.open(made(name).toString());
        assertThat(dataset.schema().getFields().stream().map(Field::getName))
                .containsExactlyElementsOf(open(made("ok_file.arrow")).schema().getFields().stream()
                        .map(Field::getName)
                        .toList());
        assertThat(Tables.rows(dataset))
                .hasToString(Tables.rows(open(made("ok_file.arrow"))).toString());
        assertThat(Collections.frequency(column(dataset, "id"), null)).isEqualTo(1);
        assertThat(Collections.frequency(column(dataset, "s"), null)).isEqualTo(1);
        assertThat(column(dataset, "d")).contains(Double.NaN, (Object) null);
        assertThat(dataset.splits()).hasSize(1);
        assertThat(dataset.splits().get(0).statistics().rows()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goodFiles")
    void isRecognisedByContent(String name) throws Exception {
        Path nameless = Files.copy(made(name), directory.resolve("nameless"));
        assertThat(Tables.rows(Datasets.open(nameless.toString()))).hasSize(4);
    }

    @Test
    void readsFilesWithoutBatches() throws Exception {
        Dataset dataset = open(made("ok_zero_batches.arrow"));
        assertThat(Tables.rows(dataset)).isEmpty();
        assertThat(dataset.schema().getFields()).hasSize(5);
        assertThat(dataset.splits()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stream_cut_in_batch_2.arrows:test: a message body of",
                "file_cut_footer.arrow:does not end with the Arrow magic bytes at offset",
                "file_cut_half.arrow:does not end with the Arrow magic bytes at offset",
                "file_trailing_bytes.arrow:does not end with the Arrow magic bytes at offset 2166",
                "string_offsets_decreasing.arrow:batch 1, column s: the offsets of value 1 decrease from 0 to -2",
                "string_offsets_out_of_bounds.arrow:batch 1, column s: the offsets of value 3 decrease from",
                "dictionary_index_out_of_range.arrow:dictionary index 9 in row",
                "list_offsets_out_of_bounds.arrow:: the offsets lead to 77777, but there are only 3",
                "text_named.arrow:is no Arrow IPC file or stream; it looks like text"
            })
    void saysWhatIsWrongAndWhere(String fileAndMessage) {
        String[] parts = fileAndMessage.split(":", 2);
        assertThatThrownBy(() -> Tables.rows(open(made(parts[0]))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(parts[0])
                .hasMessageContaining(parts[1].replace("test: ", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "string_offsets_decreasing.arrow",
                "dictionary_index_out_of_range.arrow",
                "list_offsets_out_of_bounds.arrow"
            })
    void checksColumnsThatNobodyAskedFor(String name) {
        assertThatThrownBy(() -> Tables.rows(open(made(name)), new String[0])).isInstanceOf(DataException.class);
    }

    @Test
    void acceptsAStreamThatEndsBetweenMessages() throws Exception {
        assertThat(Tables.rows(open(made("stream_no_eos.arrows")))).hasSize(4);
    }

    @Test
    void refusesBytesBehindTheEndOfAStream() throws Exception {
        byte[] whole = Files.readAllBytes(made("ok_stream.arrows"));
        byte[] longer = Arrays.copyOf(whole, whole.length + 10);
        longer[whole.length + 9] = 1;
        Path file = write(longer);
        assertThatThrownBy(() -> Tables.rows(open(file))).hasMessageContaining("bytes follow the end of the stream");
    }

    @ParameterizedTest
    @MethodSource("goodFiles")
    void neverReadsFewerRowsFromACutFile(String name) throws Exception {
        byte[] whole = Files.readAllBytes(made(name));
        int accepted = 0;
        for (int length = 0; length < whole.length; length++) {
            Path file = write(Arrays.copyOf(whole, length));
            try {
                Tables.rows(open(file));
                accepted++;
            } catch (DataException e) {
                assertThat(e).hasMessageContaining("test.arrow");
            }
        }
        // A stream may end behind each of its messages (schema, dictionary, two batches), and the mark of its end has
        // two halves.
        assertThat(accepted).isLessThanOrEqualTo(name.contains("stream") ? 5 : 0);
    }

    @ParameterizedTest
    @MethodSource("goodFiles")
    void survivesEveryFlippedByte(String name) throws Exception {
        byte[] whole = Files.readAllBytes(made(name));
        int rejected = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (at % 2 == 0 ? 0xFF : 0x10);
            Path file = write(damaged);
            try {
                Tables.rows(open(file));
            } catch (DataException e) {
                assertThat(e).hasMessageContaining("test.arrow");
                rejected++;
            }
        }
        assertThat(rejected).isGreaterThan(whole.length / 10);
    }

    @ParameterizedTest
    @MethodSource("goodFiles")
    void reportsEveryFailingRead(String name) throws Exception {
        int failures = 0;
        while (true) {
            FailingFile file = new FailingFile(LocalFile.of(made(name), name), failures + 1);
            try {
                Dataset dataset = new ArrowFormat().open(file, FormatOptions.DEFAULT, Optional.empty(), false);
                assertThat(Tables.rows(dataset)).hasSize(4);
                break;
            } catch (DataException e) {
                assertThat(e).hasMessageContaining("disk on fire");
                failures++;
            } finally {
                assertThat(file.stillOpen()).isZero();
            }
        }
        assertThat(failures).isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource(
            value = CodecType.class,
            names = {"LZ4_FRAME", "ZSTD"})
    void readsCompressedBatches(CodecType codec) throws Exception {
        long[] numbers = new long[5_000];
        String[] words = new String[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i * 31L;
            words[i] = "word " + i % 1_000;
        }
        FieldVector[] vectors = {longs("n", numbers), texts("t", words)};
        Path file = IpcWriter.compressed(List.of(vectors[0].getField(), vectors[1].getField()), codec)
                .batch(root(vectors))
                .to(directory.resolve("x.arrow"));
        assertThat(Tables.rows(open(file))).isEqualTo(Tables.rows(MemoryDataset.of("m", List.of(root(vectors)))));
    }

    @Test
    void followsDictionariesThatGrowAndAreReplaced() throws Exception {
        Dictionary first = dictionary(7, "a", null, "b");
        Dictionary more = dictionary(7, "c", "d");
        Dictionary other = dictionary(7, "x", "y");
        IntVector shape = indices(first, 0);
        byte[] stream = IpcWriter.stream(List.of(shape.getField()), provider(first))
                .dictionary(first, false)
                .batch(root(indices(first, 0, 1, 2, -1)))
                .batch(root(indices(first, 2)))
                .dictionary(more, true)
                .batch(root(indices(first, 0, 3, 4)))
                .dictionary(other, false)
                .batch(root(indices(first, 1, 0)))
                .dictionary(more, true)
                .batch(root(indices(first, 1, 2, 3)))
                .toBytes();
        Path file = write(stream);
        assertThat(column(open(file), "c"))
                .containsExactly("a", null, "b", null, "b", "a", "c", "d", "y", "x", "y", "c", "d");
        Path asFile = IpcWriter.file(List.of(shape.getField()), provider(first))
                .dictionary(first, false)
                .dictionary(more, true)
                .batch(root(indices(first, 0, 3, 4)))
                .to(directory.resolve("y.arrow"));
        assertThat(column(open(asFile), "c")).containsExactly("a", "c", "d");
        Path replaced = IpcWriter.file(List.of(shape.getField()), provider(first))
                .dictionary(first, false)
                .dictionary(other, false)
                .batch(root(indices(first, 0)))
                .to(directory.resolve("z.arrow"));
        assertThatThrownBy(() -> column(open(replaced), "c")).hasMessageContaining("comes twice");
    }

    @Test
    void checksIndicesAgainstADictionaryThatNeverCame() throws Exception {
        Dictionary dictionary = dictionary(7, "a");
        Path nulls = IpcWriter.stream(List.of(indices(dictionary, 0).getField()), provider(dictionary))
                .batch(root(indices(dictionary, -1, -1)))
                .to(directory.resolve("nulls.arrow"));
        assertThat(column(open(nulls), "c")).containsExactly(null, null);
        Path missing = IpcWriter.stream(List.of(indices(dictionary, 0).getField()), provider(dictionary))
                .batch(root(indices(dictionary, 0)))
                .to(directory.resolve("missing.arrow"));
        assertThatThrownBy(() -> column(open(missing), "c")).hasMessageContaining("the dictionary has 0 entries");
    }

    @Test
    void decodesRuns() throws Exception {
        Field ends = new Field("run_ends", FieldType.notNullable(INT32), null);
        Field words = new Field("values", FieldType.nullable(ArrowType.Utf8.INSTANCE), null);
        Field numbers = new Field("values", FieldType.nullable(new ArrowType.Int(64, true)), null);
        FieldType runs = FieldType.notNullable(ArrowType.RunEndEncoded.INSTANCE);
        Field texts = new Field("t", runs, List.of(ends, words));
        Field longs = new Field("n", runs, List.of(ends, numbers));
        RunEndEncodedVector first = closing((RunEndEncodedVector) texts.createVector(mine));
        RunEndEncodedVector second = closing((RunEndEncodedVector) longs.createVector(mine));
        for (RunEndEncodedVector vector : List.of(first, second)) {
            IntVector until = (IntVector) vector.getRunEndsVector();
            until.setSafe(0, 2);
            until.setSafe(1, 3);
            until.setSafe(2, 100_000);
            until.setValueCount(3);
            vector.setValueCount(100_000);
        }
        ((VarCharVector) first.getValuesVector()).setSafe(0, "x".getBytes(StandardCharsets.UTF_8));
        ((VarCharVector) first.getValuesVector()).setSafe(2, "y".getBytes(StandardCharsets.UTF_8));
        ((BigIntVector) second.getValuesVector()).setSafe(0, 5);
        ((BigIntVector) second.getValuesVector()).setSafe(2, 6);
        first.getValuesVector().setValueCount(3);
        second.getValuesVector().setValueCount(3);
        MemoryDataset memory = MemoryDataset.of("m", List.of(root(first, second)));
        List<List<Object>> expected = new ArrayList<>(Collections.nCopies(100_000, List.of("y", 6L)));
        expected.set(0, List.of("x", 5L));
        expected.set(1, List.of("x", 5L));
        expected.set(2, Arrays.asList(null, null));
        assertThat(Tables.rows(memory)).isEqualTo(expected);
    }

    @Test
    void cutsFilesBetweenBatchesAfter32Megabytes() throws Exception {
        BigIntVector numbers = longs("n", new long[2_000_000]);
        IpcWriter writer = IpcWriter.file(List.of(numbers.getField()), provider());
        for (int i = 0; i < 5; i++) {
            numbers.set(0, i);
            writer.batch(root(numbers));
        }
        Path file = writer.to(directory.resolve("large.arrow"));
        Dataset dataset = open(file);
        assertThat(dataset.splits().stream().map(split -> split.description()))
                .containsExactly(file + ", batches 1 to 2", file + ", batches 3 to 4", file + ", batches 5 to 5");
        Projection projection = new Projection(List.of(ColumnRequest.values(ColumnPath.of("n"))));
        List<Long> firsts = new ArrayList<>();
        long rows = 0;
        try (BufferAllocator allocator = new RootAllocator()) {
            for (int i = 0; i < 3; i++) {
                try (BatchReader reader = dataset.splits().get(i).open(projection, allocator)) {
                    while (reader.next()) {
                        if (rows % 2_000_000 == 0) {
                            firsts.add(((BigIntVector) reader.batch().getVector(0)).get(0));
                        }
                        assertThat(reader.batch().getRowCount()).isLessThanOrEqualTo(65_536);
                        rows += reader.batch().getRowCount();
                    }
                    assertThat(reader.bytesRead()).isGreaterThan(15_000_000);
                }
            }
        }
        assertThat(rows).isEqualTo(10_000_000);
        assertThat(firsts).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void staysUnderTheMemoryLimit() throws Exception {
        Dataset dataset = open(made("zstd_bomb_64mib.arrow"));
        Projection projection = new Projection(List.of(ColumnRequest.values(ColumnPath.of("v"))));
        try (BufferAllocator small = new RootAllocator(10 << 20);
                BatchReader reader = dataset.splits().get(0).open(projection, small)) {
            assertThatThrownBy(reader::next)
                    .isInstanceOf(LimitException.class)
                    .hasMessageContaining("does not fit the memory limit of 10485760 bytes");
        }
        long rows = 0;
        try (BufferAllocator enough = new RootAllocator(100 << 20);
                BatchReader reader = dataset.splits().get(0).open(projection, enough)) {
            while (reader.next()) {
                rows += reader.batch().getRowCount();
            }
        }
        assertThat(rows).isEqualTo(8_388_608);
    }

    private static byte[] framed(FlatBufferBuilder builder, byte headerType, int header, long bodyLength) {
        Message.startMessage(builder);
        Message.addHeaderType(builder, headerType);
        Message.addHeader(builder, header);
        Message.addVersion(builder, MetadataVersion.V5);
        Message.addBodyLength(builder, bodyLength);
        builder.finish(Message.endMessage(builder));
        byte[] metadata = builder.sizedByteArray();
        int padded = (metadata.length + 7) & ~7;
        return ByteBuffer.allocate(8 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(-1)
                .putInt(padded)
                .put(metadata)
                .array();
    }

    /** A schema of one column: a tree of structs of some depth in which each has so many children, all of them the same table. */
    private static byte[] tree(int depth, int children, String name) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int text = builder.createString(name);
        int below = 0;
        for (int level = 0; level < depth; level++) {
            int[] members = new int[level == 0 ? 0 : children];
            Arrays.fill(members, below);
            int vector = org.apache.arrow.flatbuf.Field.createChildrenVector(builder, members);
            org.apache.arrow.flatbuf.Struct_.startStruct_(builder);
            int type = org.apache.arrow.flatbuf.Struct_.endStruct_(builder);
            org.apache.arrow.flatbuf.Field.startField(builder);
            org.apache.arrow.flatbuf.Field.addName(builder, text);
            org.apache.arrow.flatbuf.Field.addTypeType(builder, Type.Struct_);
            org.apache.arrow.flatbuf.Field.addType(builder, type);
            org.apache.arrow.flatbuf.Field.addChildren(builder, vector);
            below = org.apache.arrow.flatbuf.Field.endField(builder);
        }
        int fields = org.apache.arrow.flatbuf.Schema.createFieldsVector(builder, new int[] {below});
        org.apache.arrow.flatbuf.Schema.startSchema(builder);
        org.apache.arrow.flatbuf.Schema.addFields(builder, fields);
        return framed(builder, MessageHeader.Schema, org.apache.arrow.flatbuf.Schema.endSchema(builder), 0);
    }

    @Test
    void limitsHostileSchemas() throws Exception {
        assertThat(open(write(tree(200, 1, "s"))).schema().getFields()).hasSize(1);
        Path deep = write(tree(201, 1, "s"));
        assertThatThrownBy(() -> open(deep))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("nested more than 200 deep");
        Path wide = write(tree(60, 2, ""));
        assertThatThrownBy(() -> open(wide))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("more than 100000 fields");
        Path names = write(tree(14, 2, "n".repeat(50_000)));
        assertThatThrownBy(() -> open(names))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("a column name of");
    }

    private static byte[] nullBatch(long rows) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        RecordBatch.startNodesVector(builder, 1);
        org.apache.arrow.flatbuf.FieldNode.createFieldNode(builder, rows, 0);
        int nodes = builder.endVector();
        RecordBatch.startBuffersVector(builder, 0);
        int buffers = builder.endVector();
        RecordBatch.startRecordBatch(builder);
        RecordBatch.addLength(builder, rows);
        RecordBatch.addNodes(builder, nodes);
        RecordBatch.addBuffers(builder, buffers);
        return framed(builder, MessageHeader.RecordBatch, RecordBatch.endRecordBatch(builder), 0);
    }

    private static byte[] nullSchema() {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int name = builder.createString("n");
        org.apache.arrow.flatbuf.Null.startNull(builder);
        int type = org.apache.arrow.flatbuf.Null.endNull(builder);
        org.apache.arrow.flatbuf.Field.startField(builder);
        org.apache.arrow.flatbuf.Field.addName(builder, name);
        org.apache.arrow.flatbuf.Field.addTypeType(builder, Type.Null);
        org.apache.arrow.flatbuf.Field.addType(builder, type);
        int field = org.apache.arrow.flatbuf.Field.endField(builder);
        int fields = org.apache.arrow.flatbuf.Schema.createFieldsVector(builder, new int[] {field});
        org.apache.arrow.flatbuf.Schema.startSchema(builder);
        org.apache.arrow.flatbuf.Schema.addFields(builder, fields);
        return framed(builder, MessageHeader.Schema, org.apache.arrow.flatbuf.Schema.endSchema(builder), 0);
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Test
    void streamsTwoThousandMillionRowsOfNothing() throws Exception {
        Dataset dataset = open(write(join(nullSchema(), nullBatch(2_000_000_000L))));
        long rows = 0;
        try (BufferAllocator allocator = new RootAllocator(1 << 20);
                BatchReader reader = dataset.splits()
                        .get(0)
                        .open(new Projection(List.of(ColumnRequest.values(ColumnPath.of("n")))), allocator)) {
            while (reader.next()) {
                rows += reader.batch().getRowCount();
            }
        }
        assertThat(rows).isEqualTo(2_000_000_000L);
        Path more = write(join(nullSchema(), nullBatch(1L << 40)));
        assertThatThrownBy(() -> Tables.rows(open(more)))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("1099511627776 rows; the limit of a record batch is");
    }

    @Test
    void refusesToReadAUnion() throws Exception {
        Field union = new Field(
                "u",
                FieldType.nullable(new ArrowType.Union(org.apache.arrow.vector.types.UnionMode.Sparse, new int[] {0})),
                List.of(new Field("i", FieldType.nullable(INT32), null)));
        Path file = IpcWriter.file(List.of(union, new Field("n", FieldType.nullable(INT32), null)), provider())
                .to(directory.resolve("u.arrow"));
        Dataset dataset = open(file);
        assertThat(dataset.schema().findField("u").getMetadata()).containsEntry(Dataset.UNSUPPORTED, "union");
        assertThat(dataset.schema().findField("n").getMetadata()).isEmpty();
        assertThatThrownBy(() -> Tables.rows(dataset, "u")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesFeatherVersionOne() throws Exception {
        Path file = write("FEA1....................".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> open(file)).hasMessageContaining("Feather version 1");
        Path parquet = write("PAR1....................".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> open(parquet))
                .hasMessageContaining("is no Arrow IPC file or stream; it looks like a Parquet file");
        Path empty = write(new byte[0]);
        assertThatThrownBy(() -> open(empty)).hasMessageContaining("it looks like an empty file");
    }

    @Test
    void readsRunsFromFiles() throws Exception {
        Field ends = new Field("run_ends", FieldType.notNullable(INT32), null);
        Field words = new Field("values", FieldType.nullable(ArrowType.Utf8.INSTANCE), null);
        Field runs = new Field("t", FieldType.notNullable(ArrowType.RunEndEncoded.INSTANCE), List.of(ends, words));
        Path good = write(runFile(runs, 3, 2, 3, 100_000));
        List<Object> expected = new ArrayList<>(Collections.nCopies(100_000, "y"));
        expected.set(0, "x");
        expected.set(1, "x");
        expected.set(2, null);
        assertThat(column(open(good), "t")).isEqualTo(expected);
        Path cut = write(runFile(runs, 3, 2, 3, 99_999));
        assertThatThrownBy(() -> column(open(cut), "t"))
                .hasMessageContaining("column t: the runs end at 99999, but there are 100000 rows");
        Path decreasing = write(runFile(runs, 3, 3, 3, 100_000));
        assertThatThrownBy(() -> Tables.rows(open(decreasing), new String[0]))
                .hasMessageContaining("column t: run 2 ends at 3, the one before at 3");
        Path missing = write(runFile(runs, 2, 2, 3, 100_000));
        assertThatThrownBy(() -> column(open(missing), "t")).hasMessageContaining("2 values where 3 belong");
    }

    /** A file with one batch of 100,000 rows in three runs; message by message, because arrow-java does not write such vectors. */
    private byte[] runFile(Field field, int values, int... until) throws IOException {
        IntVector ends = closing(new IntVector("run_ends", mine));
        for (int i = 0; i < until.length; i++) {
            ends.setSafe(i, until[i]);
        }
        ends.setValueCount(until.length);
        VarCharVector words = texts("values", Arrays.copyOf(new String[] {"x", null, "y"}, values));
        List<ArrowBuf> buffers = new ArrayList<>();
        ends.getFieldBuffers().forEach(buffers::add);
        words.getFieldBuffers().forEach(buffers::add);
        List<ArrowFieldNode> nodes = List.of(
                new ArrowFieldNode(100_000, 0),
                new ArrowFieldNode(until.length, 0),
                new ArrowFieldNode(values, words.getNullCount()));
        try (ArrowRecordBatch batch = new ArrowRecordBatch(100_000, nodes, buffers)) {
            return IpcWriter.file(List.of(field), provider()).batch(batch).toBytes();
        }
    }
}
