package dev.assay.readers.text;

import dev.assay.readers.format.FileFormat;
import java.util.Map;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * The type of a column as far as its values have been seen: bool; int64; decimal, where whole numbers have more digits than int64 can
 * hold; double, where any number has a fraction or an exponent or more than 76 digits; text for texts, and for values of different
 * kinds. Nulls say nothing.
 */
public final class TypeGuess {
    private static final int MAX_DIGITS_128 = 38;
    private static final int MAX_DIGITS_256 = 76;
    private static final int LONG_DIGITS = 19;

    private static final int BOOL = 1;
    private static final int LONG = 2;
    private static final int LARGE = 4;
    private static final int DOUBLE = 8;
    private static final int TEXT = 16;
    private static final int OTHER = 32;

    private int kinds;
    private int digits;

    /** A boolean was seen. */
    public void sawBool() {
        kinds |= BOOL;
    }

    /** A number was seen. */
    public void sawNumber(NumberScan number) {
        if (number.isLong()) {
            kinds |= LONG;
        } else if (number.isWhole() && number.wholeDigits() <= MAX_DIGITS_256) {
            kinds |= LARGE;
            digits = Math.max(digits, number.wholeDigits());
        } else {
            kinds |= DOUBLE;
        }
    }

    /** A text was seen. */
    public void sawText() {
        kinds |= TEXT;
    }

    /** A value was seen that is no scalar. */
    public void sawOther() {
        kinds |= OTHER;
    }

    /** Whether values that are no scalars, and no others, were seen. */
    public boolean isOther() {
        return kinds == OTHER;
    }

    /** Whether no further value can change the guess. */
    public boolean isSettled() {
        return (kinds & TEXT) != 0;
    }

    /** The type, for scalars. */
    public ArrowType type() {
        switch (kinds) {
            case BOOL:
                return ArrowType.Bool.INSTANCE;
            case LONG:
                return new ArrowType.Int(64, true);
            case LARGE:
                return decimal(digits);
            case LARGE | LONG:
                return decimal(Math.max(digits, LONG_DIGITS));
            case DOUBLE:
            case DOUBLE | LONG:
            case DOUBLE | LARGE:
            case DOUBLE | LARGE | LONG:
                return new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            default:
                return ArrowType.Utf8.INSTANCE;
        }
    }

    private static ArrowType decimal(int precision) {
        return new ArrowType.Decimal(precision, 0, precision <= MAX_DIGITS_128 ? 128 : 256);
    }

    /** The column, for scalars; says so if no value was seen. */
    public Field field(String name) {
        Map<String, String> metadata = kinds == 0 ? Map.of(FileFormat.NO_VALUES, "true") : Map.of();
        return new Field(name, new FieldType(true, type(), null, metadata), null);
    }
}
