package dev.assay.readers.arrow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowFooter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.DictionaryUtility;

/** Writes IPC files and streams message by message, without the direct buffers that arrow-java's own writers need a flag for. */
final class IpcWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Channel channel = new Channel(bytes);
    private final List<ArrowBlock> dictionaries = new ArrayList<>();
    private final List<ArrowBlock> batches = new ArrayList<>();
    private final CompressionCodec codec;
    private final boolean file;
    private final Schema schema;

    private static final class Channel extends WriteChannel {
        Channel(ByteArrayOutputStream out) {
            super(Channels.newChannel(out));
        }

        @Override
        public void write(ArrowBuf buffer) throws IOException {
            byte[] copy = new byte[(int) buffer.readableBytes()];
            buffer.getBytes(buffer.readerIndex(), copy);
            write(copy);
        }
    }

    private IpcWriter(boolean file, Schema schema, Optional<CodecType> compression) throws IOException {
        this.file = file;
        this.schema = schema;
        this.codec = compression
                .map(type -> CommonsCompressionFactory.INSTANCE.createCodec(type))
                .orElse(NoCompressionCodec.INSTANCE);
        if (file) {
            channel.write("ARROW1\0\0".getBytes(StandardCharsets.US_ASCII));
        }
        MessageSerializer.serialize(channel, schema);
    }

    static IpcWriter file(List<Field> fields, DictionaryProvider provider) throws IOException {
        return new IpcWriter(true, messageSchema(fields, provider), Optional.empty());
    }

    static IpcWriter stream(List<Field> fields, DictionaryProvider provider) throws IOException {
        return new IpcWriter(false, messageSchema(fields, provider), Optional.empty());
    }

    static IpcWriter compressed(List<Field> fields, CodecType compression) throws IOException {
        return new IpcWriter(true, new Schema(fields), Optional.of(compression));
    }

    private static Schema messageSchema(List<Field> fields, DictionaryProvider provider) {
        return new Schema(fields.stream()
                .map(field -> DictionaryUtility.toMessageFormat(field, provider, new java.util.HashSet<>()))
                .toList());
    }

    IpcWriter dictionary(Dictionary dictionary, boolean delta) throws IOException {
        FieldVector vector = dictionary.getVector();
        VectorSchemaRoot root =
                new VectorSchemaRoot(List.of(vector.getField()), List.of(vector), vector.getValueCount());
        try (ArrowRecordBatch data = new VectorUnloader(root).getRecordBatch();
                ArrowDictionaryBatch batch = new ArrowDictionaryBatch(
                        dictionary.getEncoding().getId(),
                        data.cloneWithTransfer(root.getVector(0).getAllocator()),
                        delta)) {
            dictionaries.add(MessageSerializer.serialize(channel, batch, IpcOption.DEFAULT));
        }
        return this;
    }

    IpcWriter batch(VectorSchemaRoot root) throws IOException {
        try (ArrowRecordBatch batch = new VectorUnloader(root, true, codec, true).getRecordBatch()) {
            batches.add(MessageSerializer.serialize(channel, batch, IpcOption.DEFAULT));
        }
        return this;
    }

    IpcWriter batch(ArrowRecordBatch batch) throws IOException {
        batches.add(MessageSerializer.serialize(channel, batch, IpcOption.DEFAULT));
        return this;
    }

    byte[] toBytes() throws IOException {
        channel.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(-1)
                .putInt(0)
                .array());
        if (file) {
            int start = bytes.size();
            channel.write(new ArrowFooter(schema, dictionaries, batches), false);
            int length = bytes.size() - start;
            channel.write(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(length)
                    .array());
            channel.write("ARROW1".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    Path to(Path path) throws IOException {
        return Files.write(path, toBytes());
    }
}
