package dev.assay.sql.duckdb;

import dev.assay.batch.Column;
import dev.assay.batch.Lane;
import dev.assay.data.ColumnType;
import dev.assay.data.TypeClass;
import dev.assay.internal.text.CanonicalText;
import dev.assay.rows.CellText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBWritableVector;

/**
 * How a column reaches DuckDB. Dates, times and timestamps travel as numbers and binary values as text, because the driver has no fast, or no
 * setter for them; the view turns them back.
 */
final class ColumnFeed {
    private static final int MOST_DIGITS = 38;

    private final String name;
    private final ColumnType type;
    private final Lane lane;
    private final DuckDBColumnType carrier;
    private final int precision;
    private final int scale;
    private final CellText texts;

    private ColumnFeed(Field field, ColumnType type) {
        this.name = field.getName();
        this.type = type;
        this.lane = Lane.of(type);
        this.texts = CellText.of(type);
        if (type.arrow() instanceof ArrowType.Decimal decimal) {
            precision = decimal.getPrecision();
            scale = decimal.getScale();
        } else {
            precision = 20;
            scale = 0;
        }
        this.carrier = carrier();
    }

    /** Empty for columns whose values cannot be read row by row. */
    static Optional<ColumnFeed> of(Field field) {
        ColumnType type = ColumnType.of(field);
        return CellText.canWrite(type) ? Optional.of(new ColumnFeed(field, type)) : Optional.empty();
    }

    private DuckDBColumnType carrier() {
        switch (type.typeClass()) {
            case BOOL:
                return DuckDBColumnType.BOOLEAN;
            case WHOLE:
                return lane == Lane.INT128 ? DuckDBColumnType.DECIMAL : DuckDBColumnType.BIGINT;
            case DECIMAL:
                return precision > MOST_DIGITS ? DuckDBColumnType.DOUBLE : DuckDBColumnType.DECIMAL;
            case FLOAT:
                return type.isSingleFloat() ? DuckDBColumnType.FLOAT : DuckDBColumnType.DOUBLE;
            case DATE:
            case TIMESTAMP:
                return DuckDBColumnType.BIGINT;
            default:
                return type.arrow() instanceof ArrowType.Time ? DuckDBColumnType.BIGINT : DuckDBColumnType.VARCHAR;
        }
    }

    String name() {
        return name;
    }

    void declare(DuckDBTableFunctionBindInfo info) throws SQLException {
        if (carrier == DuckDBColumnType.DECIMAL) {
            try (DuckDBLogicalType decimal = DuckDBLogicalType.decimal(precision, scale)) {
                info.addResultColumn(name, decimal);
            }
        } else {
            info.addResultColumn(name, carrier);
        }
    }

    /** The column as the view has it. */
    String expression() {
        String quoted = Dialect.quoted(name);
        if (type.typeClass() == TypeClass.DATE) {
            return "(DATE '1970-01-01' + CAST(" + quoted + " AS INTEGER)) AS " + quoted;
        } else if (type.typeClass() == TypeClass.TIMESTAMP) {
            boolean instant = ((ArrowType.Timestamp) type.arrow()).getTimezone() != null;
            return (instant ? "make_timestamptz(" : "make_timestamp(") + quoted + ") AS " + quoted;
        } else if (type.arrow() instanceof ArrowType.Time) {
            return "(TIME '00:00:00' + to_microseconds(" + quoted + ")) AS " + quoted;
        } else if (type.typeClass() == TypeClass.BINARY) {
            return "from_base64(" + quoted + ") AS " + quoted;
        }
        return quoted;
    }

    /** Copies rows into a vector, from its row 0 on. */
    void copy(Column from, int start, int rows, DuckDBWritableVector to) {
        for (int i = 0; i < rows; i++) {
            int row = start + i;
            if (from.isNull(row)) {
                to.setNull(i);
            } else {
                copy(from, row, to, i);
            }
        }
    }

    private void copy(Column from, int row, DuckDBWritableVector to, int at) {
        switch (carrier) {
            case BOOLEAN -> to.setBoolean(at, from.longs()[row] != 0);
            case BIGINT -> to.setLong(at, whole(from.longs()[row]));
            case FLOAT -> to.setFloat(at, (float) from.doubles()[row]);
            case DOUBLE ->
                to.setDouble(
                        at,
                        lane == Lane.DOUBLE
                                ? from.doubles()[row]
                                : from.decimal(row).doubleValue());
            case DECIMAL -> to.setBigDecimal(at, decimal(from, row));
            default -> to.setString(at, texts.of(from, row));
        }
    }

    private long whole(long value) {
        if (type.arrow() instanceof ArrowType.Timestamp timestamp) {
            return micros(value, timestamp.getUnit());
        }
        return type.arrow() instanceof ArrowType.Time time ? micros(value, time.getUnit()) : value;
    }

    private static long micros(long value, TimeUnit unit) {
        return switch (unit) {
            case SECOND -> Math.multiplyExact(value, 1_000_000L);
            case MILLISECOND -> Math.multiplyExact(value, 1_000L);
            case MICROSECOND -> value;
            case NANOSECOND -> Math.floorDiv(value, 1_000L);
        };
    }

    private BigDecimal decimal(Column from, int row) {
        if (lane == Lane.LONG) {
            return BigDecimal.valueOf(from.longs()[row], scale);
        }
        if (type.typeClass() == TypeClass.WHOLE && from.high()[row] == 0) {
            return new BigDecimal(new BigInteger(Long.toUnsignedString(from.low()[row])));
        }
        return CanonicalText.int128(from.high()[row], from.low()[row], scale).setScale(scale);
    }
}
