package dev.assay.readers.text;

import org.apache.arrow.vector.types.pojo.Field;

/** Numbers as doubles. */
final class DoubleBuilder extends FixedWidthBuilder {
    private final int longest;

    DoubleBuilder(Field field, int longest) {
        super(field, Double.BYTES);
        this.longest = longest;
    }

    @Override
    public boolean fits(byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        return kind == ValueKind.NUMBER || kind == ValueKind.FIELD && number.isNumber(bytes, from, to, longest);
    }

    @Override
    public boolean set(int row, byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        if (!fits(bytes, from, to, kind, number)) {
            return false;
        }
        store(row, Double.doubleToRawLongBits(number.doubleValue()));
        return true;
    }
}
