package dev.assay.readers.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.BatchReader;
import dev.assay.data.ColumnPath;
import dev.assay.data.ColumnRequest;
import dev.assay.data.Dataset;
import dev.assay.data.Projection;
import dev.assay.data.Split;
import dev.assay.testing.CheckingDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Files written by parquet-java with random contents and settings: bulk decoding gives what its own readers give, value by value. */
class OracleTest {
    private static final String COLUMNS = """
            %1$s boolean flag;
            %1$s int32 i32;
            %1$s int64 i64;
            %1$s float f32;
            %1$s double f64;
            %1$s int96 at96;
            %1$s binary few (STRING);
            %1$s binary many (STRING);
            %1$s binary raw;
            %1$s fixed_len_byte_array(5) fixed;
            %1$s fixed_len_byte_array(16) uuid (UUID);
            %1$s fixed_len_byte_array(2) half (FLOAT16);
            %1$s int32 small (INTEGER(8,true));
            %1$s int32 ushort (INTEGER(16,false));
            %1$s int32 uint (INTEGER(32,false));
            %1$s int64 ulong (INTEGER(64,false));
            %1$s int32 price (DECIMAL(9,2));
            %1$s int64 total (DECIMAL(18,4));
            %1$s fixed_len_byte_array(9) wide (DECIMAL(20,3));
            %1$s binary loose (DECIMAL(30,5));
            %1$s fixed_len_byte_array(20) huge (DECIMAL(45,5));
            %1$s int32 day (DATE);
            %1$s int64 at (TIMESTAMP(MICROS,true));
            %1$s int32 noon (TIME(MILLIS,false));
            """;

    @Property(tries = 60)
    void bulkDecodingAgreesWithValueAtATimeReading(
            @ForAll long seed, @ForAll @IntRange(max = 2500) int rows, @ForAll @IntRange(max = 100) int nullPercent)
            throws IOException {
        Path file = Files.createTempFile("assay-oracle", ".parquet");
        try {
            write(file, new Random(seed), rows, nullPercent);

            Map<String, List<@Nullable Object>> expected = JavaColumns.read(file);
            Map<String, List<@Nullable Object>> found = read(file, new ArrayList<>(expected.keySet()));

            for (String column : expected.keySet()) {
                assertThat(found.get(column)).as(column).isEqualTo(expected.get(column));
            }
        } finally {
            Files.delete(file);
        }
    }

    /** All columns in one pass, so that batches must line up. */
    static Map<String, List<@Nullable Object>> read(Path file, List<String> columns) throws IOException {
        Dataset dataset = Corpus.open(file);
        CheckingDataset checked = new CheckingDataset(dataset);
        Map<String, List<@Nullable Object>> values = new LinkedHashMap<>();
        columns.forEach(column -> values.put(column, new ArrayList<>()));
        Projection projection = new Projection(columns.stream()
                .map(column -> ColumnRequest.values(new ColumnPath(Arrays.asList(column.split("\\.")))))
                .toList());
        for (Split split : checked.splits()) {
            try (BufferAllocator allocator = new RootAllocator();
                    BatchReader reader = split.open(projection, allocator)) {
                while (reader.next()) {
                    for (int i = 0; i < columns.size(); i++) {
                        append(reader.batch().getVector(i), reader, values.get(columns.get(i)));
                    }
                }
            }
        }
        checked.assertAllClosed();
        return values;
    }

    private static void append(FieldVector vector, BatchReader reader, List<@Nullable Object> values) {
        boolean encoded = vector.getField().getDictionary() != null;
        FieldVector source = encoded
                ? reader.dictionaries()
                        .lookup(vector.getField().getDictionary().getId())
                        .getVector()
                : vector;
        for (int row = 0; row < vector.getValueCount(); row++) {
            values.add(
                    vector.isNull(row) ? null : Summary.value(source, encoded ? ((IntVector) vector).get(row) : row));
        }
    }

    private static void write(Path file, Random random, int rows, int nullPercent) throws IOException {
        String repetition = nullPercent == 0 && random.nextBoolean() ? "required" : "optional";
        String columns = String.format(COLUMNS, repetition);
        MessageType schema = MessageTypeParser.parseMessageType("message m {" + columns + " optional group s { "
                + columns + " optional group t { optional int32 deep; } } }");
        // Spread over these, so that a chunk may begin with a dictionary and go on without.
        int dictionaryBytes = 64 << random.nextInt(10);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCodecFactory(new WriterCodecs())
                .withCompressionCodec(
                        random.nextBoolean() ? CompressionCodecName.UNCOMPRESSED : CompressionCodecName.SNAPPY)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withPageSize(64 << random.nextInt(10))
                .withMinRowCountForPageSizeCheck(1 + random.nextInt(100))
                .withPageRowCountLimit(1 + random.nextInt(1000))
                .withRowGroupRowCountLimit(1 + random.nextInt(1500))
                .withDictionaryEncoding(random.nextInt(3) > 0)
                .withDictionaryPageSize(dictionaryBytes)
                .withByteStreamSplitEncoding(random.nextInt(3) == 0)
                .withPageWriteChecksumEnabled(random.nextBoolean())
                .withWriterVersion(random.nextBoolean() ? WriterVersion.PARQUET_1_0 : WriterVersion.PARQUET_2_0)
                .build()) {
            for (int row = 0; row < rows; row++) {
                Group group = new SimpleGroup(schema);
                fill(group, schema, random, nullPercent);
                writer.write(group);
            }
        }
    }

    private static void fill(Group group, GroupType type, Random random, int nullPercent) {
        for (Type field : type.getFields()) {
            if (field.isRepetition(Type.Repetition.OPTIONAL) && random.nextInt(100) < nullPercent) {
                continue;
            }
            if (field.isPrimitive()) {
                add(group, field.asPrimitiveType(), random);
            } else {
                fill(group.addGroup(field.getName()), field.asGroupType(), random, nullPercent);
            }
        }
    }

    private static void add(Group group, PrimitiveType type, Random random) {
        String name = type.getName();
        boolean few = random.nextInt(3) > 0;
        switch (type.getPrimitiveTypeName()) {
            case BOOLEAN:
                group.add(name, random.nextInt(10) == 0);
                break;
            case INT32:
                int bound = name.equals("small")
                        ? 128
                        : name.equals("ushort") ? 65_536 : name.equals("noon") ? 86_400_000 : 0;
                group.add(name, bound > 0 ? random.nextInt(bound) : few ? random.nextInt(50) - 25 : random.nextInt());
                break;
            case INT64:
                group.add(name, few ? random.nextInt(1000) : random.nextLong());
                break;
            case FLOAT:
                group.add(name, few ? random.nextInt(9) / 4f - 1 : Float.intBitsToFloat(random.nextInt()));
                break;
            case DOUBLE:
                group.add(name, few ? random.nextInt(9) / 4.0 - 1 : Double.longBitsToDouble(random.nextLong()));
                break;
            case INT96:
                byte[] time = bytes(random, 12);
                time[7] = 0;
                // Days from about the year -4700 to 40000.
                time[11] = 0;
                group.add(name, Binary.fromConstantByteArray(time));
                break;
            case BINARY:
                if (name.equals("loose")) {
                    group.add(name, Binary.fromConstantByteArray(bytes(random, 1 + random.nextInt(12))));
                } else if (name.equals("raw")) {
                    group.add(name, Binary.fromConstantByteArray(bytes(random, few ? 1 : random.nextInt(30))));
                } else {
                    group.add(name, Binary.fromString(text(random, name.equals("few"))));
                }
                break;
            default:
                group.add(name, Binary.fromConstantByteArray(few(random, type.getTypeLength(), few)));
                break;
        }
    }

    private static String text(Random random, boolean few) {
        List<String> words = List.of("", "a", "größer", "日本", "😀", "the same beginning");
        return few
                ? words.get(random.nextInt(words.size()))
                : words.get(random.nextInt(words.size())) + random.nextInt(100_000);
    }

    private static byte[] few(Random random, int length, boolean few) {
        byte[] bytes = few ? new byte[length] : bytes(random, length);
        bytes[0] = few ? 0 : (byte) (bytes[0] >> 4);
        bytes[length - 1] = (byte) random.nextInt(few ? 3 : 256);
        return bytes;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
