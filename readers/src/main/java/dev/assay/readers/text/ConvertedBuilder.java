package dev.assay.readers.text;

import org.apache.arrow.vector.types.pojo.Field;

/** A column of a type that the user names: any scalar of the text is converted to it. */
final class ConvertedBuilder extends FixedWidthBuilder {
    private final Conversion conversion;

    ConvertedBuilder(Field field, int width, Conversion conversion) {
        super(field, width);
        this.conversion = conversion;
    }

    @Override
    public boolean fits(byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        return kind != ValueKind.NESTED && conversion.convert(bytes, from, to, number);
    }

    @Override
    public boolean set(int row, byte[] bytes, int from, int to, ValueKind kind, NumberScan number) {
        if (!fits(bytes, from, to, kind, number)) {
            return false;
        }
        byte[] large = conversion.large();
        if (large == null) {
            store(row, conversion.value());
        } else {
            store(row, large);
        }
        return true;
    }
}
