package dev.assay.data.memory;

import java.math.BigDecimal;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/** Writes one stored value (see {@link JavaValues}) into a vector. */
final class VectorWriter {
    private VectorWriter() {}

    static void write(FieldVector vector, int row, @Nullable Object value) {
        if (value == null) {
            writeNull(vector, row);
        } else if (vector instanceof BigIntVector longs) {
            longs.setSafe(row, (Long) value);
        } else if (vector instanceof IntVector ints) {
            ints.setSafe(row, ((Long) value).intValue());
        } else if (vector instanceof SmallIntVector shorts) {
            shorts.setSafe(row, ((Long) value).intValue());
        } else if (vector instanceof TinyIntVector bytes) {
            bytes.setSafe(row, ((Long) value).intValue());
        } else if (vector instanceof Float8Vector doubles) {
            doubles.setSafe(row, (Double) value);
        } else if (vector instanceof Float4Vector floats) {
            floats.setSafe(row, ((Double) value).floatValue());
        } else if (vector instanceof DecimalVector decimals) {
            decimals.setSafe(row, (BigDecimal) value);
        } else if (vector instanceof Decimal256Vector decimals) {
            decimals.setSafe(row, (BigDecimal) value);
        } else if (vector instanceof BitVector bits) {
            bits.setSafe(row, (Boolean) value ? 1 : 0);
        } else if (vector instanceof VarCharVector texts) {
            texts.setSafe(row, (byte[]) value);
        } else if (vector instanceof VarBinaryVector binaries) {
            binaries.setSafe(row, (byte[]) value);
        } else if (vector instanceof DateDayVector dates) {
            dates.setSafe(row, ((Long) value).intValue());
        } else if (vector instanceof TimeStampVector timestamps) {
            timestamps.setSafe(row, (Long) value);
        } else if (vector instanceof TimeNanoVector times) {
            times.setSafe(row, (Long) value);
        } else if (vector instanceof StructVector struct) {
            writeStruct(struct, row, (Object[]) value);
        } else if (vector instanceof ListVector list) {
            writeList(list, row, (Object[]) value);
        } else {
            throw new IllegalStateException("no writer for " + vector.getClass().getSimpleName());
        }
    }

    private static void writeNull(FieldVector vector, int row) {
        while (vector.getValueCapacity() <= row) {
            vector.reAlloc();
        }
        vector.setNull(row);
        if (vector instanceof StructVector struct) {
            for (FieldVector child : struct.getChildrenFromFields()) {
                write(child, row, null);
            }
        }
    }

    private static void writeStruct(StructVector struct, int row, Object[] members) {
        while (struct.getValueCapacity() <= row) {
            struct.reAlloc();
        }
        struct.setIndexDefined(row);
        for (int i = 0; i < members.length; i++) {
            write(struct.getChildrenFromFields().get(i), row, members[i]);
        }
    }

    private static void writeList(ListVector list, int row, Object[] elements) {
        int start = list.startNewValue(row);
        FieldVector data = list.getDataVector();
        for (int i = 0; i < elements.length; i++) {
            write(data, start + i, elements[i]);
        }
        list.endValue(row, elements.length);
    }
}
