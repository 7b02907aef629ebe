package dev.assay.predicate;

import dev.assay.data.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Values that tests on them tend to stumble over. */
final class RandomValues {
    static final Instant NOW = Instant.parse("2024-03-31T12:34:56.123456789Z");

    /** Zones without clock changes, with changes around midnight, with a day that never was. */
    static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC,
            ZoneOffset.ofHoursMinutes(5, 45),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Pacific/Apia"));

    static final List<String> WORDS = List.of(
            "",
            " ",
            "  ",
            "\t",
            "\u00a0",
            "\u3000 ",
            "a",
            "A",
            "b",
            "ab",
            "AB",
            "abc",
            "\u00e9",
            "\u00c9",
            "\u212a",
            "k",
            "K",
            "\u0130",
            "i\u0307",
            "\ud83d\ude00",
            "e\u0301",
            "null",
            "NULL",
            "NaN",
            "5",
            "1.50",
            "true",
            "a\n",
            "O'Brien",
            "a\u0000",
            "long enough to fill more than one step of a hash",
            "long enough to fill more than one step of a hush");

    static final List<String> NUMBER_WORDS = List.of(
            "5",
            "+5",
            "-0",
            "2.5",
            "2.",
            ".5",
            ".",
            "",
            " 5",
            "5 ",
            "\u00a05",
            "1e3",
            "1E3",
            "1e400",
            "0x1F",
            "1,000",
            "1_000",
            "1L",
            "1.0f",
            "1d",
            "NaN",
            "nan",
            "inf",
            "-inf",
            "Infinity",
            "+Infinity",
            "abc",
            "2147483647",
            "2147483648",
            "-2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "99.995",
            "99.994",
            "999.99",
            "0.005",
            "00012.50",
            "\u0663",
            "--5",
            "5-",
            "t",
            "true",
            "TRUE",
            "y",
            "Yes",
            "1",
            "f",
            "false",
            "n",
            "No",
            "0",
            "on",
            "off",
            "tru",
            "\u001ffalse\u007f",
            "N\u00f6");

    static final List<String> DATE_WORDS = List.of(
            "2024-01-15",
            "2024-1-5",
            "2024",
            "2024-02",
            "2024-02-30",
            "2023-02-29",
            "2024-02-29",
            " 2024-01-15 ",
            "2024-01-15T23:30:00-05:00",
            "2024-01-15 garbage",
            "20240115",
            "01/02/2024",
            "2024-01-15x",
            "2024-01-15 25:00:00",
            "2024-01-15 10:11:12.5",
            "12:30",
            "T12:30",
            "epoch",
            "now",
            "x",
            "",
            "2024-03-31 02:30:00",
            "2024-03-31 12:34:56.123456",
            "2024-03-31T12:34:57Z",
            "+2024-01-15",
            "-0001-01-01",
            "2024-03-31 00:30:00 Europe/Berlin",
            "2024-03-30");

    private final SplittableRandom random;

    RandomValues(SplittableRandom random) {
        this.random = random;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Values of a numeric type: its ends, zero, and some between. */
    List<Object> numbers(ArrowType arrow) {
        List<Object> pool = new ArrayList<>();
        if (arrow instanceof ArrowType.Int whole) {
            int bits = whole.getBitWidth();
            boolean signed = whole.getIsSigned();
            BigInteger low = signed ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
            BigInteger high = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
            for (BigInteger value : List.of(
                    low,
                    low.add(BigInteger.ONE),
                    high,
                    high.subtract(BigInteger.ONE),
                    BigInteger.ZERO,
                    BigInteger.TWO,
                    BigInteger.TEN)) {
                pool.add(bits == 64 && !signed ? new BigDecimal(value) : (Object) value.longValueExact());
            }
            for (int i = 0; i < 5; i++) {
                long some = random.nextLong(100);
                pool.add(bits == 64 && !signed ? BigDecimal.valueOf(some) : (Object) some);
            }
        } else if (arrow instanceof ArrowType.Decimal decimal) {
            BigInteger most = BigInteger.TEN.pow(decimal.getPrecision()).subtract(BigInteger.ONE);
            for (BigInteger digits : List.of(
                    most, most.negate(), BigInteger.ZERO, BigInteger.ONE, BigInteger.TEN, BigInteger.valueOf(150))) {
                pool.add(new BigDecimal(digits, decimal.getScale()));
            }
            for (int i = 0; i < 5; i++) {
                BigInteger digits = new BigInteger(decimal.getPrecision() * 3, new java.util.Random(random.nextLong()));
                pool.add(new BigDecimal(random.nextBoolean() ? digits : digits.negate(), decimal.getScale()));
            }
        } else {
            pool.addAll(floats(arrow));
        }
        return pool;
    }

    private List<Double> floats(ArrowType arrow) {
        List<Double> pool = new ArrayList<>(List.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                0.0,
                -0.0,
                1.0,
                -1.0,
                0.5,
                2.0,
                1024.0));
        if (arrow.equals(Types.FLOAT64)) {
            pool.addAll(List.of(
                    0.1, 0.3, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, -0x1p63, 0x1p63, 2147483647.5, 2147483648.0));
            for (int i = 0; i < 5; i++) {
                pool.add(Double.longBitsToDouble(random.nextLong()));
            }
        } else if (arrow.equals(Types.FLOAT32)) {
            for (float value :
                    new float[] {0.1f, 0.3f, 16777216f, Float.MAX_VALUE, Float.MIN_VALUE, 0x1p63f, 2.1474836e9f}) {
                pool.add((double) value);
            }
            for (int i = 0; i < 5; i++) {
                pool.add((double) Float.intBitsToFloat(random.nextInt()));
            }
        } else {
            // Sixteen-bit floats: 0.1 and 65504 as they round.
            pool.addAll(List.of(0.0999755859375, 65504.0, 0.333251953125));
        }
        return pool;
    }

    /** Values of a type that is neither text nor binary. */
    List<Object> of(ArrowType arrow, ZoneId zone) {
        if (arrow instanceof ArrowType.Bool) {
            return List.of(0L, 1L);
        }
        if (arrow instanceof ArrowType.Date) {
            List<Object> days = new ArrayList<>();
            for (LocalDate day : dates()) {
                days.add(day.toEpochDay());
            }
            return days;
        }
        return arrow instanceof ArrowType.Timestamp timestamp ? ticks(timestamp, zone) : numbers(arrow);
    }

    static List<LocalDate> dates() {
        LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        List<LocalDate> dates = new ArrayList<>(List.of(
                LocalDate.EPOCH,
                LocalDate.of(2011, 12, 29),
                LocalDate.of(2011, 12, 30),
                LocalDate.of(2011, 12, 31),
                LocalDate.of(2010, 11, 7),
                LocalDate.of(2010, 11, 6),
                LocalDate.of(2017, 2, 18),
                LocalDate.of(2017, 10, 15),
                LocalDate.of(2024, 1, 15),
                LocalDate.of(1, 1, 1)));
        for (int i = -3; i <= 3; i++) {
            dates.add(today.plusDays(i));
        }
        return dates;
    }

    /** Times around the dates, around the zone's clock changes, and around now. */
    private List<Object> ticks(ArrowType.Timestamp arrow, ZoneId zone) {
        ColumnType type = Cells.typeOf(arrow);
        long perSecond = CompiledKeys.ticksPerSecond(type);
        List<Object> ticks = new ArrayList<>();
        List<Long> seconds = new ArrayList<>();
        for (LocalDate date : dates()) {
            seconds.add(date.toEpochDay() * 86_400);
            seconds.add(date.atStartOfDay().atZone(zone).toEpochSecond());
        }
        List<java.time.zone.ZoneOffsetTransition> changes = zone.getRules().getTransitions();
        for (int i = Math.max(0, changes.size() - 40); i < changes.size(); i++) {
            seconds.add(changes.get(i).toEpochSecond());
            seconds.add(changes.get(i).getDateTimeBefore().toEpochSecond(ZoneOffset.UTC));
        }
        seconds.add(NOW.getEpochSecond());
        for (int i = 0; i < 30; i++) {
            long second =
                    pick(seconds) + pick(List.of(0L, -1L, 1L, 1800L, -1800L, 3600L, 60L, -3600L, 86_400L, 86_399L));
            long fraction = perSecond == 1 ? 0 : pick(List.of(0L, 1L, perSecond / 2, perSecond - 1));
            // Nanoseconds reach from 1677 to 2262 only.
            if (perSecond < 1_000_000_000 || Math.abs(second) < 9_000_000_000L) {
                ticks.add(second * perSecond + fraction);
            }
        }
        ticks.add(NOW.getEpochSecond() * perSecond);
        return ticks;
    }
}
