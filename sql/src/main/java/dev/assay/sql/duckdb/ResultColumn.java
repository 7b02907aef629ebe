package dev.assay.sql.duckdb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/** A column of a result: its type in Arrow, and how a value gets there. What has no type of its own becomes text. */
record ResultColumn(Field field, int index) {
    private static final int HUGE_DIGITS = 38;

    static ResultColumn of(ResultSetMetaData result, int index) throws SQLException {
        return new ResultColumn(Field.nullable(result.getColumnLabel(index), type(result, index)), index);
    }

    private static ArrowType type(ResultSetMetaData result, int index) throws SQLException {
        String name = result.getColumnTypeName(index);
        if (name.startsWith("DECIMAL")) {
            return new ArrowType.Decimal(result.getPrecision(index), result.getScale(index), 128);
        }
        switch (name) {
            case "HUGEINT":
            case "UHUGEINT":
            case "UBIGINT":
                return new ArrowType.Decimal(HUGE_DIGITS, 0, 128);
            case "TIMESTAMP WITH TIME ZONE":
                return new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
            case "BLOB":
                return ArrowType.Binary.INSTANCE;
            case "TIME":
                return new ArrowType.Time(TimeUnit.MICROSECOND, 64);
            default:
                break;
        }
        if (name.startsWith("TIMESTAMP")) {
            return new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
        }
        return switch (result.getColumnType(index)) {
            case Types.BOOLEAN -> ArrowType.Bool.INSTANCE;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> new ArrowType.Int(64, true);
            case Types.FLOAT, Types.REAL -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
            case Types.DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case Types.DATE -> new ArrowType.Date(DateUnit.DAY);
            default -> ArrowType.Utf8.INSTANCE;
        };
    }

    void write(ResultSet row, FieldVector vector, int at) throws SQLException {
        Object value = row.getObject(index);
        if (value == null) {
            while (vector.getValueCapacity() <= at) {
                vector.reAlloc();
            }
            vector.setNull(at);
        } else {
            write(value, vector, at);
        }
    }

    private static void write(Object value, FieldVector vector, int at) throws SQLException {
        if (vector instanceof BigIntVector longs) {
            longs.setSafe(at, ((Number) value).longValue());
        } else if (vector instanceof BitVector bits) {
            bits.setSafe(at, (Boolean) value ? 1 : 0);
        } else if (vector instanceof Float8Vector doubles) {
            doubles.setSafe(at, ((Number) value).doubleValue());
        } else if (vector instanceof Float4Vector floats) {
            floats.setSafe(at, ((Number) value).floatValue());
        } else if (vector instanceof DecimalVector decimals) {
            decimals.setSafe(at, decimal(value).setScale(decimals.getScale()));
        } else if (vector instanceof DateDayVector dates) {
            LocalDate date = value instanceof LocalDate local ? local : ((java.sql.Date) value).toLocalDate();
            dates.setSafe(at, Math.toIntExact(date.toEpochDay()));
        } else if (vector instanceof TimeStampVector timestamps) {
            timestamps.setSafe(at, ChronoUnit.MICROS.between(Instant.EPOCH, instant(value)));
        } else if (vector instanceof TimeMicroVector times) {
            times.setSafe(at, ((LocalTime) value).toNanoOfDay() / 1_000);
        } else if (vector instanceof VarBinaryVector binaries) {
            Blob blob = (Blob) value;
            binaries.setSafe(at, blob.getBytes(1, Math.toIntExact(blob.length())));
        } else {
            ((VarCharVector) vector).setSafe(at, value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof BigDecimal decimal ? decimal : new BigDecimal((BigInteger) value);
    }

    /** A timestamp without zone is taken as if its fields were in UTC, as Arrow does. */
    private static Instant instant(@Nullable Object value) {
        if (value instanceof OffsetDateTime instant) {
            return instant.toInstant();
        }
        LocalDateTime local =
                value instanceof java.sql.Timestamp timestamp ? timestamp.toLocalDateTime() : (LocalDateTime) value;
        if (local == null) {
            throw new IllegalStateException("no timestamp");
        }
        return local.toInstant(ZoneOffset.UTC);
    }
}
