package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;

/** Chooses the decoder of byte arrays. */
final class ByteEncodings {
    private ByteEncodings() {}

    /** The decoder of an encoding of BYTE_ARRAY or FIXED_LEN_BYTE_ARRAY values. */
    static ByteValues of(Encoding encoding, SchemaNode.Leaf leaf, Place place, String where) throws DataException {
        boolean fixed = leaf.type() == Type.FIXED_LEN_BYTE_ARRAY;
        switch (encoding) {
            case PLAIN:
                return fixed ? new PlainFixedBytes(place, leaf.length()) : new PlainByteArrays(place);
            case DELTA_LENGTH_BYTE_ARRAY:
                if (!fixed) {
                    return new DeltaLengthByteArrays(place);
                }
                break;
            case DELTA_BYTE_ARRAY:
                ByteValues values = new DeltaByteArrays(place, where);
                return fixed ? FixedSequences.checked(values, leaf.length(), place) : values;
            case BYTE_STREAM_SPLIT:
                if (fixed) {
                    return FixedSequences.of(
                            new SplitStreams(place, leaf.length(), leaf.length(), null), leaf.length());
                }
                break;
            default:
                break;
        }
        throw place.damaged("values of type " + leaf.typeName() + " with encoding " + encoding);
    }
}
