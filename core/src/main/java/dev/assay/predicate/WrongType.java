package dev.assay.predicate;

import dev.assay.data.ColumnType;
import dev.assay.data.TypeClass;
import java.util.Optional;

/**
 * Why a test cannot be applied to a column: its type. The rule's outcome carries the cause WRONG_TYPE and this message.
 *
 * @param message one line for people, in the words of Deequ where it has any
 */
public record WrongType(String message) {
    private static final String NUMERIC =
            "one of (ByteType,ShortType,IntegerType,LongType,FloatType,DoubleType,DecimalType)";
    private static final String DATED = "one of (DateType,TimestampType,TimestampNTZType,StringType)";
    private static final String PRINTABLE = "one of (StringType,ByteType,ShortType,IntegerType,LongType,FloatType,"
            + "DoubleType,DecimalType,BooleanType,DateType,TimestampType,TimestampNTZType)";

    /** Numeric columns only. */
    public static Optional<WrongType> unlessNumeric(String column, ColumnType type) {
        return unless(type.typeClass().isNumeric(), NUMERIC, column, type);
    }

    /** Text columns only. */
    public static Optional<WrongType> unlessText(String column, ColumnType type) {
        return unless(type.typeClass() == TypeClass.TEXT, "StringType", column, type);
    }

    /** Columns of dates, timestamps and text. */
    static Optional<WrongType> unlessDated(String column, ColumnType type) {
        TypeClass found = type.typeClass();
        boolean dated = found == TypeClass.DATE || found == TypeClass.TIMESTAMP || found == TypeClass.TEXT;
        return unless(dated, DATED, column, type);
    }

    /** Columns whose values have a text. */
    static Optional<WrongType> unlessPrintable(String column, ColumnType type) {
        TypeClass found = type.typeClass();
        boolean printable = found.isNumeric()
                || found == TypeClass.TEXT
                || found == TypeClass.BOOL
                || found == TypeClass.DATE
                || found == TypeClass.TIMESTAMP;
        return unless(printable, PRINTABLE, column, type);
    }

    /** Columns of any type but nested ones. */
    public static Optional<WrongType> ifNested(String column, ColumnType type) {
        return unless(type.typeClass() != TypeClass.NESTED, "", column, type);
    }

    /** Columns of any type that can be read at all. */
    public static Optional<WrongType> ifUnreadable(String column, ColumnType type) {
        return type.typeClass() == TypeClass.UNSUPPORTED
                ? Optional.of(new WrongType(
                        "Values of column " + column + " cannot be read: unsupported type " + type.messageName() + "!"))
                : Optional.empty();
    }

    private static Optional<WrongType> unless(boolean fits, String expected, String column, ColumnType type) {
        Optional<WrongType> unreadable = ifUnreadable(column, type);
        if (fits || unreadable.isPresent()) {
            return unreadable;
        }
        return Optional.of(new WrongType(
                type.typeClass() == TypeClass.NESTED
                        ? "Unsupported nested column type of column " + column + ": " + type.messageName() + "!"
                        : "Expected type of column " + column + " to be " + expected + ", but found "
                                + type.messageName() + " instead!"));
    }
}
