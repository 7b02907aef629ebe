package dev.assay.readers.text;

import org.apache.arrow.vector.types.pojo.Field;

/** Whole numbers of 64 bits. */
final class LongBuilder extends FixedWidthBuilder {
    private final int longest;

    LongBuilder(Field field, int longest) {
        super(field, Long.BYTES);
        this.longest = longest;
    }

    @Override
    public boolean fits(byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        return (kind == ValueKind.NUMBER || kind == ValueKind.FIELD && number.isNumber(bytes, from, to, longest))
                && number.isLong();
    }

    @Override
    public boolean set(int row, byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        if (!fits(bytes, from, to, kind, number)) {
            return false;
        }
        store(row, number.longValue());
        return true;
    }
}
