package dev.assay.readers.arrow;

import dev.assay.data.DataException;
import dev.assay.readers.arrow.IpcMessages.IpcMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Schema;

/**
 * What the schema says about all batches.
 *
 * @param fields top-level columns
 * @param dictionaries by number: what the dictionary holds
 * @param bigEndian whether numbers in bodies have their most significant byte first
 */
record IpcLayout(List<IpcField> fields, Map<Long, IpcField> dictionaries, boolean bigEndian) {
    static IpcLayout of(String file, Schema schema, int metadataBytes) throws DataException {
        List<IpcField> fields = SchemaParser.parse(file, schema, metadataBytes);
        if (schema.endianness() != Endianness.Little && schema.endianness() != Endianness.Big) {
            throw new DataException(file + ": byte order number " + schema.endianness() + " is not known");
        }
        Map<Long, IpcField> dictionaries = new HashMap<>();
        for (IpcField field : fields) {
            collect(file, field, dictionaries);
        }
        return new IpcLayout(fields, Map.copyOf(dictionaries), schema.endianness() == Endianness.Big);
    }

    private static void collect(String file, IpcField field, Map<Long, IpcField> dictionaries) throws DataException {
        IpcField values = field.values();
        if (values != null) {
            IpcField other = dictionaries.put(field.dictionary(), values);
            if (other != null && (!other.type().equals(values.type()) || other.nodes() != values.nodes())) {
                throw new DataException(file + ", column " + field.name() + ": shares dictionary " + field.dictionary()
                        + " with a column of another type");
            }
            collect(file, values, dictionaries);
        }
        for (IpcField child : field.children()) {
            collect(file, child, dictionaries);
        }
    }

    /** Number of field nodes in a record batch. */
    int nodes() {
        int nodes = 0;
        for (IpcField field : fields) {
            nodes += field.nodes();
        }
        return nodes;
    }

    /** Whether a message is of version 4, where unions have validity bitmaps. */
    boolean version4(IpcMessage message) {
        return message.version() == MetadataVersion.V4;
    }
}
