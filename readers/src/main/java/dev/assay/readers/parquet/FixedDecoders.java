package dev.assay.readers.parquet;

import dev.assay.data.DataException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/** Chooses and keeps the decoders of a column of fixed width. */
final class FixedDecoders {
    private final Place place;
    private final String where;
    private final SchemaNode.Leaf leaf;
    private final int width;
    private final @Nullable FixedConverter converter;
    private final Map<Encoding, FixedDecoder> decoders = new EnumMap<>(Encoding.class);

    /** @param width bytes of an Arrow value */
    FixedDecoders(Place place, String where, SchemaNode.Leaf leaf, int width) {
        this.place = place;
        this.where = where;
        this.leaf = leaf;
        this.width = width;
        this.converter = Conversions.of(leaf, place);
    }

    /** A decoder that has been started with the page, which has no dictionary indices. */
    FixedDecoder forPage(Page page) throws DataException {
        FixedDecoder decoder = decoders.get(page.encoding);
        if (decoder == null) {
            decoder = make(page.encoding);
            decoders.put(page.encoding, decoder);
        }
        decoder.start(page);
        return decoder;
    }

    private FixedDecoder make(Encoding encoding) throws DataException {
        Type type = leaf.type();
        if (type == Type.BYTE_ARRAY) {
            return new DecimalSequences(ByteEncodings.of(encoding, leaf, place, where), place, where, width);
        }
        switch (encoding) {
            case PLAIN:
                return new PlainFixed(place, leaf.width(), converter);
            case DELTA_BINARY_PACKED:
                if (type == Type.INT32 || type == Type.INT64) {
                    return new DeltaFixed(place, leaf.width(), width, converter);
                }
                break;
            case BYTE_STREAM_SPLIT:
                if (type != Type.INT96) {
                    return new SplitStreams(place, leaf.width(), width, converter);
                }
                break;
            case DELTA_BYTE_ARRAY:
                if (type == Type.FIXED_LEN_BYTE_ARRAY) {
                    ByteValues values = ByteEncodings.of(encoding, leaf, place, where);
                    return FixedSequences.decoder(values, leaf.width(), width, converter, where);
                }
                break;
            default:
                break;
        }
        throw place.damaged("values of type " + leaf.typeName() + " with encoding " + encoding);
    }

    /**
     * Decodes a dictionary page, which is PLAIN.
     *
     * @return the values in the vector's form, one behind the other
     */
    byte[] dictionary(byte[] bytes, int length, int count) throws DataException {
        Page page = new Page();
        page.bytes = bytes;
        page.valuesEnd = length;
        page.values = count;
        page.encoding = Encoding.PLAIN;
        int least = leaf.type() == Type.BYTE_ARRAY ? 4 : leaf.width();
        if ((long) count * least > length) {
            throw place.damaged("the dictionary is said to have " + count + " entries, but has " + length
                    + " bytes, too few for that");
        }
        long size = (long) count * width;
        if (size > Integer.MAX_VALUE - 64) {
            throw place.damaged("a dictionary of " + count + " entries");
        }
        byte[] values = ByteArrays.allocate((int) size + ChunkInput.SLACK, where);
        FixedDecoder decoder = make(Encoding.PLAIN);
        decoder.start(page);
        decoder.read(count, values);
        decoder.checkEnd();
        return values;
    }
}
