package dev.assay.readers.parquet;

/**
 * Walks over one structure in Thrift's compact protocol without building anything and without recursion. What passes has bounded
 * depth, lists and texts that lie inside the bytes, and no number of more than ten bytes, so that a recursive parser may follow.
 *
 * <p>Layout: a structure is a run of fields, each a byte {@code dddd tttt} (d: difference of the field number, 0: the number follows as a
 * zig-zag varint; t: type), closed by a zero byte. A list is a byte {@code ssss tttt} (size 15: the size follows as a varint) and its
 * elements; a map is a varint size, then, unless empty, a byte with both types, and its entries.
 */
final class ThriftScan {
    /** The structure does not end within the bytes given. */
    static final int INCOMPLETE = -1;

    private static final int STOP = 0;
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;
    private static final int UUID = 13;

    private final byte[] bytes;
    private final int limit;
    private int position;

    // The containers that are open: a structure, or the elements of a list (keys and values of a map by turns) still to
    // come.
    private final boolean[] structure = new boolean[Limits.THRIFT_DEPTH];
    private final byte[] types = new byte[Limits.THRIFT_DEPTH];
    private final byte[] valueTypes = new byte[Limits.THRIFT_DEPTH];
    private final long[] left = new long[Limits.THRIFT_DEPTH];
    private int depth;

    private ThriftScan(byte[] bytes, int from, int limit) {
        this.bytes = bytes;
        this.position = from;
        this.limit = limit;
    }

    /** The bytes are no Thrift structure, or one beyond the limits. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
        private final int position;

        Malformed(String message, int position) {
            super(message, null, false, false);
            this.position = position;
        }

        /** Index into the array where the trouble is. */
        int position() {
            return position;
        }
    }

    /** Thrown and caught inside: the bytes end. */
    private static final class End extends Exception {
        private static final long serialVersionUID = 1L;

        End() {
            super(null, null, false, false);
        }
    }

    /**
     * The length of the structure that begins at {@code from}, or {@link #INCOMPLETE} if it does not end before {@code limit}.
     *
     * @throws Malformed if it can be no structure, however it goes on
     */
    static int length(byte[] bytes, int from, int limit) throws Malformed {
        ThriftScan scan = new ThriftScan(bytes, from, limit);
        try {
            scan.run();
        } catch (End e) {
            return INCOMPLETE;
        }
        return scan.position - from;
    }

    private void run() throws Malformed, End {
        push(true, STRUCT, STRUCT, 0);
        while (depth > 0) {
            int top = depth - 1;
            if (structure[top]) {
                field();
            } else if (left[top] == 0) {
                depth--;
            } else {
                left[top]--;
                value((left[top] & 1) == 0 ? valueTypes[top] : types[top], false);
            }
        }
    }

    private void field() throws Malformed, End {
        int header = next();
        int type = header & 0x0F;
        if (type == STOP) {
            if (header != 0) {
                throw new Malformed("a field of type 0", position - 1);
            }
            depth--;
            return;
        }
        if (header >>> 4 == 0) {
            varint(10);
        }
        value(type, true);
    }

    private void value(int type, boolean inField) throws Malformed, End {
        switch (type) {
            case TRUE, FALSE:
                // In a field the type is the value; in a list it is a byte.
                skip(inField ? 0 : 1);
                break;
            case BYTE:
                skip(1);
                break;
            case 4, 5, 6:
                varint(10);
                break;
            case DOUBLE:
                skip(8);
                break;
            case BINARY:
                long length = varint(5);
                if (length > Integer.MAX_VALUE) {
                    throw new Malformed("a text of " + length + " bytes", position);
                }
                skip((int) length);
                break;
            case LIST, SET:
                list();
                break;
            case MAP:
                map();
                break;
            case STRUCT:
                push(true, STRUCT, STRUCT, 0);
                break;
            case UUID:
                skip(16);
                break;
            default:
                throw new Malformed("a value of type " + type, position);
        }
    }

    private void list() throws Malformed, End {
        int header = next();
        long size = header >>> 4;
        if (size == 15) {
            size = varint(5);
        }
        checkSize(size);
        int type = header & 0x0F;
        push(false, type, type, size);
    }

    private void map() throws Malformed, End {
        long size = varint(5);
        checkSize(size);
        if (size > 0) {
            int kinds = next();
            push(false, kinds >>> 4, kinds & 0x0F, 2 * size);
        }
    }

    private void checkSize(long size) throws Malformed {
        if (size > Limits.LIST_LENGTH) {
            throw new Malformed("a list of " + size + " elements (limit " + Limits.LIST_LENGTH + ")", position);
        }
    }

    private void push(boolean isStructure, int type, int valueType, long count) throws Malformed {
        if (depth == Limits.THRIFT_DEPTH) {
            throw new Malformed("structures nested more than " + Limits.THRIFT_DEPTH + " deep", position);
        }
        structure[depth] = isStructure;
        types[depth] = (byte) type;
        valueTypes[depth] = (byte) valueType;
        left[depth] = count;
        depth++;
    }

    private int next() throws End {
        if (position >= limit) {
            throw new End();
        }
        return bytes[position++] & 0xFF;
    }

    private void skip(int count) throws End {
        if (count > limit - position) {
            throw new End();
        }
        position += count;
    }

    private long varint(int maxBytes) throws Malformed, End {
        long value = 0;
        for (int i = 0; i < maxBytes; i++) {
            int b = next();
            value |= (long) (b & 0x7F) << (7 * i);
            if (b < 0x80) {
                return value;
            }
        }
        throw new Malformed("a number of more than " + maxBytes + " bytes", position);
    }
}
