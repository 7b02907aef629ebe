package dev.assay.readers.arrow;

import dev.assay.data.DataException;
import dev.assay.data.Dataset;
import dev.assay.readers.format.FileFormat;
import dev.assay.readers.format.FormatOptions;
import dev.assay.readers.io.FileSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.vector.types.pojo.Schema;

/** Arrow IPC: the file format (also called Feather version 2) and the stream format, told apart by their first bytes. */
public final class ArrowFormat implements FileFormat {
    @Override
    public String name() {
        return "arrow";
    }

    @Override
    public List<String> extensions() {
        return List.of("arrow", "arrows", "ipc", "feather", "arrow_file");
    }

    @Override
    public boolean looksLike(byte[] head, byte[] tail) {
        return ArrowDataset.isFile(head) || isStream(head);
    }

    /** A stream begins with the length of a schema message, before version 1.0 without the mark in front. */
    private static boolean isStream(byte[] head) {
        if (head.length < 16) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int start = bytes.getInt(0) == -1 ? 8 : 4;
        int length = bytes.getInt(start - 4);
        if (length <= 0 || length > IpcMessages.MAX_METADATA) {
            return false;
        }
        try {
            ByteBuffer metadata = bytes.position(start).slice().order(ByteOrder.LITTLE_ENDIAN);
            return Message.getRootAsMessage(metadata).headerType() == MessageHeader.Schema;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public boolean infersTypes() {
        return false;
    }

    @Override
    public Dataset open(FileSource file, FormatOptions options, Optional<Schema> schema, boolean exhaustive)
            throws DataException {
        return ArrowDataset.open(file);
    }
}
