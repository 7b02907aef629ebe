package dev.assay.filter;

/** The types of values in a filter, as Spark SQL knows them. */
enum Kind {
    /** The type of a bare {@code null}. */
    NULL("void"),
    BOOL("boolean"),
    BYTE("tinyint"),
    SHORT("smallint"),
    INT("int"),
    LONG("bigint"),
    FLOAT("float"),
    DOUBLE("double"),
    DECIMAL("decimal"),
    TEXT("string"),
    BINARY("binary"),
    /** Days since 1970-01-01. */
    DATE("date"),
    /** An instant: microseconds since 1970-01-01T00:00Z. */
    TIMESTAMP("timestamp"),
    /** A timestamp without zone: microseconds since 1970-01-01T00:00 of no zone. */
    LOCAL_TIMESTAMP("timestamp_ntz"),
    /** An interval of years and months, in months. */
    MONTHS("interval of months"),
    /** An interval of days and times, in microseconds. */
    MICROS("interval of days and times"),
    /** Everything else: nested columns, times of day. Only whether a value is null can be asked. */
    OPAQUE("nested or unsupported type");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /** Spark's name. */
    String text() {
        return text;
    }

    boolean isWhole() {
        return this == BYTE || this == SHORT || this == INT || this == LONG;
    }

    boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    boolean isNumeric() {
        return isWhole() || isFloating() || this == DECIMAL;
    }

    boolean isTime() {
        return this == DATE || this == TIMESTAMP || this == LOCAL_TIMESTAMP;
    }

    boolean isInterval() {
        return this == MONTHS || this == MICROS;
    }
}
