package dev.assay.readers.text;

import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Whole numbers of more digits than 64 bits can hold, as decimals without fraction. */
final class WholeDecimalBuilder extends FixedWidthBuilder {
    private final int precision;
    private final int longest;

    WholeDecimalBuilder(Field field, ArrowType.Decimal type, int longest) {
        super(field, type.getBitWidth() / Byte.SIZE);
        this.precision = type.getPrecision();
        this.longest = longest;
    }

    @Override
    public boolean fits(byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        return (kind == ValueKind.NUMBER || kind == ValueKind.FIELD && number.isNumber(bytes, from, to, longest))
                && number.isWhole()
                && number.wholeDigits() <= precision;
    }

    @Override
    public boolean set(int row, byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        if (!fits(bytes, from, to, kind, number)) {
            return false;
        }
        if (number.isLong()) {
            store(row, number.longValue());
        } else {
            store(row, number.decimalValue().toBigInteger().toByteArray());
        }
        return true;
    }
}
