package dev.assay.readers.parquet;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;

/** A column about which the schema says everything: never null, or (of the null type) always. Nothing is read. */
final class ConstantPresence extends ColumnReader {
    private final FieldVector vector;
    private final String where;

    private ConstantPresence(FieldVector vector, String where) {
        this.vector = vector;
        this.where = where;
    }

    /** Never null. */
    static ConstantPresence present(String name, String where, int batchRows, BufferAllocator allocator) {
        BitVector bits = new BitVector(name, FieldType.nullable(ArrowType.Bool.INSTANCE), allocator);
        bits.allocateNew(batchRows);
        bits.zeroVector();
        long[] all = new long[BitWords.count(batchRows)];
        BitWords.set(all, 0, batchRows);
        Sequences.storeBits(all, batchRows, bits.getValidityBuffer());
        return new ConstantPresence(bits, where);
    }

    /** Always null. */
    static ConstantPresence nulls(String name, String where) {
        return new ConstantPresence(new NullVector(name), where);
    }

    @Override
    FieldVector deliver(int rows) {
        vector.setValueCount(rows);
        return vector;
    }

    @Override
    String place() {
        return where;
    }

    @Override
    public void close() {
        vector.close();
    }
}
