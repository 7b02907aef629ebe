package dev.assay.readers.parquet;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.LargeVarBinaryVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes the value of one row of a vector, which is not null, to a record. */
interface ValueWriter {
    void write(int row, RecordConsumer to);

    /**
     * The writer of a vector.
     *
     * @throws IllegalArgumentException if vectors of this class cannot be written
     */
    static ValueWriter of(FieldVector vector) {
        if (vector instanceof BitVector bits) {
            return (row, to) -> to.addBoolean(bits.get(row) != 0);
        } else if (vector instanceof BaseIntVector whole) {
            boolean wide = ((ArrowType.Int) vector.getField().getType()).getBitWidth() == 64;
            return wide
                    ? (row, to) -> to.addLong(whole.getValueAsLong(row))
                    : (row, to) -> to.addInteger((int) whole.getValueAsLong(row));
        } else if (vector instanceof Float8Vector doubles) {
            return (row, to) -> to.addDouble(doubles.get(row));
        } else if (vector instanceof Float4Vector floats) {
            return (row, to) -> to.addFloat(floats.get(row));
        } else if (vector instanceof Float2Vector halves) {
            return (row, to) -> to.addFloat(halves.getValueAsFloat(row));
        } else if (vector instanceof VarCharVector texts) {
            return (row, to) -> to.addBinary(Binary.fromConstantByteArray(texts.get(row)));
        } else if (vector instanceof VarBinaryVector strings) {
            return (row, to) -> to.addBinary(Binary.fromConstantByteArray(strings.get(row)));
        } else if (vector instanceof LargeVarCharVector texts) {
            return (row, to) -> to.addBinary(Binary.fromConstantByteArray(texts.get(row)));
        } else if (vector instanceof LargeVarBinaryVector strings) {
            return (row, to) -> to.addBinary(Binary.fromConstantByteArray(strings.get(row)));
        } else if (vector instanceof BaseVariableWidthViewVector views) {
            return (row, to) -> to.addBinary(Binary.fromConstantByteArray(views.get(row)));
        } else if (vector instanceof FixedSizeBinaryVector strings) {
            return (row, to) -> to.addBinary(Binary.fromConstantByteArray(strings.get(row)));
        } else if (vector instanceof DecimalVector || vector instanceof Decimal256Vector) {
            return decimal(vector);
        } else if (vector instanceof StructVector struct) {
            return struct(struct);
        } else if (vector instanceof ListVector list) {
            return list(list);
        }
        return temporal(vector);
    }

    private static ValueWriter temporal(FieldVector vector) {
        if (vector instanceof DateDayVector days) {
            return (row, to) -> to.addInteger(days.get(row));
        } else if (vector instanceof DateMilliVector millis) {
            return (row, to) -> to.addInteger(Math.toIntExact(Math.floorDiv(millis.get(row), 86_400_000L)));
        } else if (vector instanceof TimeStampVector ticks) {
            boolean seconds = ((ArrowType.Timestamp) vector.getField().getType()).getUnit() == TimeUnit.SECOND;
            return seconds
                    ? (row, to) -> to.addLong(Math.multiplyExact(ticks.get(row), 1000L))
                    : (row, to) -> to.addLong(ticks.get(row));
        } else if (vector instanceof TimeSecVector seconds) {
            return (row, to) -> to.addInteger(Math.multiplyExact(seconds.get(row), 1000));
        } else if (vector instanceof TimeMilliVector millis) {
            return (row, to) -> to.addInteger(millis.get(row));
        } else if (vector instanceof TimeMicroVector micros) {
            return (row, to) -> to.addLong(micros.get(row));
        } else if (vector instanceof TimeNanoVector nanos) {
            return (row, to) -> to.addLong(nanos.get(row));
        }
        throw new IllegalArgumentException("column " + Messages.quote(vector.getName()) + ": vectors of class "
                + vector.getClass().getSimpleName() + " cannot be written to Parquet");
    }

    private static ValueWriter decimal(FieldVector vector) {
        int precision = ((ArrowType.Decimal) vector.getField().getType()).getPrecision();
        if (precision <= 9) {
            return (row, to) -> to.addInteger(unscaled(vector, row).intValueExact());
        } else if (precision <= 18) {
            return (row, to) -> to.addLong(unscaled(vector, row).longValueExact());
        }
        int length = WriterSchema.decimalBytes(precision);
        return (row, to) -> {
            byte[] number = unscaled(vector, row).toByteArray();
            if (number.length > length) {
                throw new IllegalArgumentException("column " + Messages.quote(vector.getName())
                        + ": a decimal has more than its " + precision + " digits");
            }
            byte[] fixed = new byte[length];
            java.util.Arrays.fill(fixed, 0, length - number.length, (byte) (number[0] >> 7));
            System.arraycopy(number, 0, fixed, length - number.length, number.length);
            to.addBinary(Binary.fromConstantByteArray(fixed));
        };
    }

    private static BigInteger unscaled(FieldVector vector, int row) {
        return ((java.math.BigDecimal) vector.getObject(row)).unscaledValue();
    }

    private static ValueWriter struct(StructVector struct) {
        List<FieldVector> members = struct.getChildrenFromFields();
        List<ValueWriter> writers = new ArrayList<>();
        members.forEach(member -> writers.add(of(member)));
        return (row, to) -> {
            to.startGroup();
            for (int i = 0; i < members.size(); i++) {
                if (!members.get(i).isNull(row)) {
                    to.startField(members.get(i).getName(), i);
                    writers.get(i).write(row, to);
                    to.endField(members.get(i).getName(), i);
                }
            }
            to.endGroup();
        };
    }

    private static ValueWriter list(ListVector list) {
        FieldVector elements = list.getDataVector();
        String name = list.getField().getChildren().get(0).getName();
        ValueWriter writer = of(elements);
        return (row, to) -> {
            to.startGroup();
            int from = list.getElementStartIndex(row);
            int end = list.getElementEndIndex(row);
            if (end > from) {
                to.startField("list", 0);
                for (int i = from; i < end; i++) {
                    to.startGroup();
                    if (!elements.isNull(i)) {
                        to.startField(name, 0);
                        writer.write(i, to);
                        to.endField(name, 0);
                    }
                    to.endGroup();
                }
                to.endField("list", 0);
            }
            to.endGroup();
        };
    }
}
