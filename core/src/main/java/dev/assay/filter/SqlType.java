package dev.assay.filter;

/**
 * A type of a filter's values.
 *
 * @param precision digits of a decimal; for {@link Kind#MICROS} 1 if the interval counts whole days; otherwise 0
 * @param scale digits behind the point of a decimal; otherwise 0
 */
record SqlType(Kind kind, int precision, int scale) {
    static final SqlType NULL = of(Kind.NULL);
    static final SqlType BOOL = of(Kind.BOOL);
    static final SqlType BYTE = of(Kind.BYTE);
    static final SqlType SHORT = of(Kind.SHORT);
    static final SqlType INT = of(Kind.INT);
    static final SqlType LONG = of(Kind.LONG);
    static final SqlType FLOAT = of(Kind.FLOAT);
    static final SqlType DOUBLE = of(Kind.DOUBLE);
    static final SqlType TEXT = of(Kind.TEXT);
    static final SqlType BINARY = of(Kind.BINARY);
    static final SqlType DATE = of(Kind.DATE);
    static final SqlType TIMESTAMP = of(Kind.TIMESTAMP);
    static final SqlType LOCAL_TIMESTAMP = of(Kind.LOCAL_TIMESTAMP);
    static final SqlType MONTHS = of(Kind.MONTHS);
    static final SqlType MICROS = of(Kind.MICROS);
    static final SqlType DAYS = new SqlType(Kind.MICROS, 1, 0);
    static final SqlType OPAQUE = of(Kind.OPAQUE);

    static final int MAX_DIGITS = 38;
    static final int MAX_LONG_DIGITS = 18;

    static SqlType of(Kind kind) {
        return new SqlType(kind, 0, 0);
    }

    static SqlType decimal(int precision, int scale) {
        return new SqlType(Kind.DECIMAL, precision, scale);
    }

    /** The lane of its values. */
    Physical physical() {
        switch (kind) {
            case BOOL:
                return Physical.BITS;
            case FLOAT:
            case DOUBLE:
                return Physical.DOUBLE;
            case DECIMAL:
                return precision <= MAX_LONG_DIGITS ? Physical.LONG : Physical.DECIMAL;
            case TEXT:
            case BINARY:
                return Physical.TEXT;
            case NULL:
            case OPAQUE:
                return Physical.NONE;
            default:
                return Physical.LONG;
        }
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isNumeric() {
        return kind.isNumeric();
    }

    /** Spark's name, for messages. */
    @Override
    public String toString() {
        return kind == Kind.DECIMAL ? "decimal(" + precision + "," + scale + ")" : kind.text();
    }
}
