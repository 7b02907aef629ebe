package dev.assay.predicate;

import dev.assay.data.ColumnType;
import dev.assay.data.TypeClass;
import dev.assay.internal.time.SparkDates;
import dev.assay.predicate.IntervalSet.Interval;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * Dates against dates. The date of a timestamp with a zone is that of its instant in the evaluation's zone; of one without, its own. Text
 * is read as Spark casts it; text that is no date fails every operator.
 */
final class DatePredicate extends CompiledPredicate {
    private record Identity(ValueCondition<LocalDate> test, ZoneId zone) {}

    private final ValueCondition<LocalDate> test;
    private final ZoneId zone;

    DatePredicate(ValueCondition<LocalDate> test, ZoneId zone) {
        super(new Identity(test, zone), test.acceptsNull());
        this.test = test;
        this.zone = zone;
    }

    @Override
    public Optional<WrongType> check(String column, ColumnType type) {
        return WrongType.unlessDated(column, type);
    }

    @Override
    Compiled compile(ColumnType type) {
        if (type.typeClass() == TypeClass.TEXT) {
            LongIntervals days = new LongIntervals(new Days(1, 0).select(test));
            return new CompiledText(() -> new OfText(days, acceptsNull()));
        }
        if (type.typeClass() == TypeClass.DATE) {
            return CompiledKeys.of(type, new Days(1, 0).select(test), acceptsNull());
        }
        boolean local = ((ArrowType.Timestamp) type.arrow()).getTimezone() == null;
        ZoneId in = local ? ZoneOffset.UTC : zone;
        if (in.getRules().isFixedOffset()) {
            long ticks = CompiledKeys.ticksPerSecond(type);
            long offset = in.getRules().getOffset(Instant.EPOCH).getTotalSeconds();
            return CompiledKeys.of(type, new Days(86_400 * ticks, offset * ticks).select(test), acceptsNull());
        }
        return CompiledKeys.ofLocalDays(type, new Days(1, 0).select(test), acceptsNull(), in);
    }

    /** Days, or the ticks of which so many make a day that begins an offset before that of UTC. */
    private static final class Days extends Domain<LocalDate> {
        private final BigInteger ticksPerDay;
        private final BigInteger offset;

        Days(long ticksPerDay, long offset) {
            this.ticksPerDay = BigInteger.valueOf(ticksPerDay);
            this.offset = BigInteger.valueOf(offset);
        }

        @Override
        Interval keys() {
            return LONGS;
        }

        @Override
        BigInteger atLeast(LocalDate day) {
            return start(day.toEpochDay());
        }

        @Override
        BigInteger above(LocalDate day) {
            return start(day.toEpochDay() + 1);
        }

        private BigInteger start(long day) {
            return BigInteger.valueOf(day).multiply(ticksPerDay).subtract(offset);
        }
    }

    private static final class OfText extends TextKernel {
        private final LongIntervals days;

        OfText(LongIntervals days, boolean acceptsNull) {
            super(acceptsNull);
            this.days = days;
        }

        @Override
        boolean accepts(byte[] bytes, int from, int to) {
            long day = SparkDates.date(bytes, from, to - from);
            return day != SparkDates.INVALID && days.contains(day);
        }
    }
}
