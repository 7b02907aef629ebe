package dev.assay.readers.parquet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** The slow twin of the reader: parquet-java's value-at-a-time columns, converted one by one to what {@link Summary#value} gives. */
final class JavaColumns {
    private JavaColumns() {}

    /** The values of every leaf that is not repeated, by its path joined with dots. */
    static Map<String, List<@Nullable Object>> read(Path file) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ReaderCodecs())
                .withUseHadoopVectoredIo(false)
                .build();
        Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            String writer = reader.getFileMetaData().getCreatedBy();
            for (ColumnDescriptor column : schema.getColumns()) {
                if (column.getMaxRepetitionLevel() == 0) {
                    columns.put(String.join(".", column.getPath()), new ArrayList<>());
                }
            }
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                        pages, new GroupRecordConverter(schema).getRootConverter(), schema, writer);
                for (ColumnDescriptor column : schema.getColumns()) {
                    if (column.getMaxRepetitionLevel() == 0) {
                        read(
                                store.getColumnReader(column),
                                pages.getRowCount(),
                                column,
                                columns.get(String.join(".", column.getPath())));
                    }
                }
            }
        }
        return columns;
    }

    private static void read(ColumnReader reader, long rows, ColumnDescriptor column, List<@Nullable Object> values) {
        for (long row = 0; row < rows; row++) {
            boolean present = reader.getCurrentDefinitionLevel() == column.getMaxDefinitionLevel();
            values.add(present ? value(reader, column.getPrimitiveType()) : null);
            reader.consume();
        }
    }

    private static Object value(ColumnReader reader, PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        boolean plain = logical == null || logical instanceof IntLogicalTypeAnnotation;
        boolean signed = !(logical instanceof IntLogicalTypeAnnotation whole) || whole.isSigned();
        switch (type.getPrimitiveTypeName()) {
            case BOOLEAN:
                return reader.getBoolean();
            case INT32:
                if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
                    return BigDecimal.valueOf(reader.getInteger(), decimal.getScale())
                            .stripTrailingZeros();
                }
                long narrow = signed ? reader.getInteger() : Integer.toUnsignedLong(reader.getInteger());
                return plain ? BigDecimal.valueOf(narrow) : (Object) narrow;
            case INT64:
                if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
                    return BigDecimal.valueOf(reader.getLong(), decimal.getScale())
                            .stripTrailingZeros();
                }
                return signed
                        ? plain ? BigDecimal.valueOf(reader.getLong()) : (Object) reader.getLong()
                        : new BigDecimal(Long.toUnsignedString(reader.getLong()));
            case FLOAT:
                return real(reader.getFloat());
            case DOUBLE:
                return real(reader.getDouble());
            case INT96:
                return int96(reader.getBinary().getBytes());
            default:
                return bytes(reader.getBinary().getBytes(), logical);
        }
    }

    private static Object bytes(byte[] bytes, @Nullable LogicalTypeAnnotation logical) {
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return new BigDecimal(new BigInteger(bytes), decimal.getScale()).stripTrailingZeros();
        } else if (logical instanceof UUIDLogicalTypeAnnotation) {
            ByteBuffer words = ByteBuffer.wrap(bytes);
            return Summary.Text.of(new UUID(words.getLong(), words.getLong()).toString());
        } else if (logical instanceof Float16LogicalTypeAnnotation) {
            return real(org.apache.arrow.memory.util.Float16.toFloat(
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort()));
        }
        return Summary.Text.of(bytes);
    }

    private static double real(double value) {
        return value == 0 ? 0.0 : value;
    }

    private static long int96(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        BigInteger nanos = BigInteger.valueOf(buffer.getLong());
        BigInteger days = BigInteger.valueOf(buffer.getInt() - 2_440_588L);
        BigInteger thousand = BigInteger.valueOf(1000);
        BigInteger micros = nanos.subtract(nanos.mod(thousand)).divide(thousand);
        return days.multiply(BigInteger.valueOf(86_400_000_000L)).add(micros).longValueExact();
    }

    private static final class ReaderCodecs implements CompressionCodecFactory {
        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("only for reading");
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            return new BytesInputDecompressor() {
                @Override
                public BytesInput decompress(BytesInput bytes, int size) throws IOException {
                    if (codec == CompressionCodecName.UNCOMPRESSED) {
                        return bytes;
                    }
                    java.io.ByteArrayOutputStream raw = new java.io.ByteArrayOutputStream();
                    bytes.writeAllTo(raw);
                    byte[] target = new byte[size];
                    Codecs.of(CompressionCodec.valueOf(codec.name()))
                            .decompress(raw.toByteArray(), 0, raw.size(), target, 0, size);
                    return BytesInput.from(target);
                }

                @Override
                public void decompress(ByteBuffer from, int size, ByteBuffer to, int length) {
                    throw new UnsupportedOperationException("heap only");
                }

                @Override
                public void release() {
                    // Nothing is held.
                }
            };
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }
}
