package dev.assay.readers.text;

import dev.assay.internal.text.SparkNumbers;
import org.apache.arrow.vector.types.pojo.Field;

/** A column that the user says is boolean: what Spark casts to a boolean. */
final class ConvertedBoolBuilder extends BoolBuilder {
    ConvertedBoolBuilder(Field field) {
        super(field);
    }

    @Override
    public boolean fits(byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        return kind != ValueKind.NESTED && SparkNumbers.bool(bytes, from, to - from) != null;
    }

    @Override
    public boolean set(int row, byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        Boolean value = kind == ValueKind.NESTED ? null : SparkNumbers.bool(bytes, from, to - from);
        if (value == null) {
            return false;
        }
        store(row, value);
        return true;
    }
}
